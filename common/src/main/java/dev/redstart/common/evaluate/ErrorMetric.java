package dev.redstart.common.evaluate;

/**
 * A figure for predicted numbers: {@code value = ofMeanLoss(mean of loss(prediction - truth))}. Lower is better.
 *
 * <p>Cut into a loss for each prediction and a function of their mean, so that losses can be added up by user and drawn
 * again by the {@link Bootstrap}.
 */
public interface ErrorMetric {
    /** As reports name it: {@code rmse}. */
    String name();

    /** What one prediction costs; never negative. */
    double loss(double error);

    /** The figure, in the unit of the predictions, from the mean of the losses. */
    double ofMeanLoss(double meanLoss);
}
