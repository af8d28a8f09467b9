package dev.redstart.common.evaluate;

/**
 * One point of a calibration curve: test rows with about the same probability of a class.
 *
 * @param rows how many
 * @param predicted the mean of their probabilities
 * @param observed the share of them that is of the class
 */
public record CalibrationBin(long rows, double predicted, double observed) {}
