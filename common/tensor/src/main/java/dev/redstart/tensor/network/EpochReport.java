package dev.redstart.tensor.network;

/**
 * What became of one pass over the training rows.
 *
 * @param epoch from 1
 * @param loss mean over the training rows while they were learned, penalties included
 * @param validationLoss mean over the validation rows afterwards; NaN without such rows
 * @param validationAccuracy share of them that the network gets right; NaN without such rows or without classes
 * @param learningRate at the end of the epoch
 * @param seconds for all of it, by the clock
 */
public record EpochReport(
        int epoch,
        double loss,
        double validationLoss,
        double validationAccuracy,
        double learningRate,
        double seconds) {}
