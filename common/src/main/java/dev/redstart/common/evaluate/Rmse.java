package dev.redstart.common.evaluate;

/** Root of the mean squared error, in the unit of the predictions: large errors weigh more. Range [0,∞). */
public record Rmse() implements ErrorMetric {
    @Override
    public String name() {
        return "rmse";
    }

    @Override
    public double loss(double error) {
        return error * error;
    }

    @Override
    public double ofMeanLoss(double meanLoss) {
        return Math.sqrt(meanLoss);
    }
}
