package dev.redstart.vision.classify;

/** What a linear model learned: a weight for each label and number of a picture, by label first, and a bias for each label. */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record LinearWeights(float[] weights, float[] biases) {}
