package dev.redstart.nlp.benchmark;

import dev.redstart.common.evaluate.Estimate;

/**
 * How well one model did on one set.
 *
 * @param data the set's name
 * @param model the trainer's name
 * @param accuracy share of test rows whose likeliest label is the true one, with its 95 % interval
 * @param trainingCpuSeconds of the thread that trained, calibration included, reading not
 */
public record SetAccuracy(
        String data, String model, int trainingRows, int testRows, Estimate accuracy, double trainingCpuSeconds) {}
