package dev.redstart.common.evaluate;

/** Mean absolute error, in the unit of the predictions. Range [0,∞). */
public record Mae() implements ErrorMetric {
    @Override
    public String name() {
        return "mae";
    }

    @Override
    public double loss(double error) {
        return Math.abs(error);
    }

    @Override
    public double ofMeanLoss(double meanLoss) {
        return meanLoss;
    }
}
