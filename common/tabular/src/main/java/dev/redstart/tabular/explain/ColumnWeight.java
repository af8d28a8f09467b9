package dev.redstart.tabular.explain;

import org.jspecify.annotations.Nullable;

/**
 * What one column of a row adds to a probability.
 *
 * @param value what the row has there; {@code null} if the cell is empty
 * @param typical the median, or the most frequent category, of the training rows
 * @param weight in probability: 0.2 stands for 20 points
 */
public record ColumnWeight(String column, @Nullable Object value, Object typical, double weight) {}
