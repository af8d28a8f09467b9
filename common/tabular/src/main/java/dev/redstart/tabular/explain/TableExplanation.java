package dev.redstart.tabular.explain;

import java.util.List;

/**
 * Why a model gives a row a label with that probability: {@code base + sum of weights = probability}, up to 1e-6.
 *
 * @param label the label explained, not always the likeliest
 * @param base what the model gives the label of an average row
 * @param probability what the model gives the label, in [0,1]
 * @param columns every column, in the model's order
 */
public record TableExplanation(String label, double base, double probability, List<ColumnWeight> columns) {
    public TableExplanation {
        columns = List.copyOf(columns);
    }
}
