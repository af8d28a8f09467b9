package dev.redstart.tabular.explain;

import dev.redstart.common.data.TableColumn;
import dev.redstart.common.data.TableRow;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.explain.LeastSquares;
import dev.redstart.common.explain.ShapleySets;
import dev.redstart.common.train.Run;
import dev.redstart.tabular.TableClassifier;
import dev.redstart.tabular.features.TableFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Shapley values: a column's weight is what it adds to the probability, on average over all orders in which the row's cells could become known,
 * beginning with an average row. KernelSHAP of Lundberg and Lee, A Unified Approach to Interpreting Model Predictions, NeurIPS 2017.
 *
 * <p>The average row has the mean of every feature ({@link TableFeatures}); its probability is the base. The values are exact up to 11 columns that
 * differ from it, and for any number of columns where at most two act together; else they are estimates, which more samples sharpen.
 */
public record TableShap(Settings settings, long seed) {
    /**
     * @param samples how many changed rows the model is asked about beyond two for each column, from 0 to 1,000,000
     * @param maxColumns a row of which more columns differ from the average is refused, from 1 to 10,000
     */
    public record Settings(int samples, int maxColumns) {
        public Settings {
            checkBetween("samples", samples, 0, 1_000_000);
            checkBetween("maxColumns", maxColumns, 1, 10_000);
        }

        private static void checkBetween(String name, int value, int least, int most) {
            if (value < least || value > most) {
                throw new IllegalArgumentException(name + " must be from " + least + " to " + most + ", got " + value);
            }
        }

        public static Settings defaults() {
            return new Settings(2_048, 1_000);
        }

        public Settings withSamples(int value) {
            return new Settings(value, maxColumns);
        }

        public Settings withMaxColumns(int value) {
            return new Settings(samples, value);
        }
    }

    /** @throws IllegalArgumentException if the model has no such label, or the row is none of its rows */
    public TableExplanation explain(TableClassifier model, TableRow row, String label) {
        int number = model.labels().indexOf(label);
        if (number == Vocabulary.UNKNOWN) {
            throw new IllegalArgumentException(
                    "label must be one of " + String.join(", ", model.labels().ids()) + ", got '" + label + "'");
        }
        LabelledRow labelled = new LabelledRow(model, model.features().of(row), number);
        if (labelled.columns() > settings.maxColumns()) {
            throw new IllegalArgumentException(labelled.columns()
                    + " columns of the row differ from an average row, at most " + settings.maxColumns()
                    + " can be explained");
        }
        double[] weights = labelled.byColumn(weights(labelled));
        return new TableExplanation(label, labelled.empty(), labelled.full(), weighed(model.features(), row, weights));
    }

    private double[] weights(LabelledRow row) {
        double gain = row.full() - row.empty();
        int columns = row.columns();
        if (columns < 2) {
            return columns == 0 ? new double[0] : new double[] {gain};
        }
        var sets =
                new ShapleySets(columns, Run.seeded(seed).random("shap sets")).upTo(2 * columns + settings.samples());
        double[] probabilities = row.probabilities(List.copyOf(sets.keySet()));
        LeastSquares gains = new LeastSquares(columns);
        int at = 0;
        for (var set : sets.entrySet()) {
            gains.add(set.getKey(), set.getValue(), probabilities[at++] - row.empty());
        }
        return gains.solveWithSum(gain);
    }

    private static List<ColumnWeight> weighed(TableFeatures features, TableRow row, double[] weights) {
        List<TableColumn> columns = features.columns();
        Map<String, ?> values = row.values();
        List<ColumnWeight> weighed = new ArrayList<>();
        for (int column = 0; column < weights.length; column++) {
            String name = columns.get(column).name();
            weighed.add(new ColumnWeight(name, values.get(name), features.typical(column), weights[column]));
        }
        return weighed;
    }
}
