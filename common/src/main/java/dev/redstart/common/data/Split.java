package dev.redstart.common.data;

/**
 * A data set in two parts.
 *
 * @param train what a trainer may see
 * @param test what only the evaluation sees
 * @param description how it was cut, for reports and model cards: {@code time:0.8}
 */
public record Split<D extends Dataset<D>>(D train, D test, String description) {}
