package dev.redstart.recommender;

/**
 * The expected value of one user and item.
 *
 * @param value a rating within the scale of the training data, or a score without unit
 * @param support how many neighbours, or ratings of the user, the value rests on; 0 for a fallback
 * @param fallback whether user or item was unknown, or neighbours too few, so that a general value was given
 */
public record Prediction(double value, int support, boolean fallback) {}
