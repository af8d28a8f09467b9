package dev.redstart.tabular.explain;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Table;
import dev.redstart.common.evaluate.Bootstrap;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import dev.redstart.tabular.TableClassifier;
import dev.redstart.tabular.features.TableFeatures;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How much a model needs each column: how far a figure falls on test rows when the cells of that column change rows. Breiman, Random Forests,
 * Machine Learning 2001, for any model. Of columns that say the same, each seems to be needed little.
 *
 * @param metric of {@link ClassificationEvaluation}, one of which more is better: {@code roc-auc}, {@code accuracy}, {@code macro-f1} ...
 * @param repeats how often the cells change rows, at least 1
 */
public record PermutationImportance(String metric, int repeats) {
    private static final List<String> METRICS =
            List.of("roc-auc", "accuracy", "macro-f1", "macro-precision", "macro-recall");

    public PermutationImportance {
        if (!METRICS.contains(metric)) {
            throw new IllegalArgumentException(
                    "metric must be one of " + String.join(", ", METRICS) + ", got '" + metric + "'");
        }
        if (repeats < 1) {
            throw new IllegalArgumentException("repeats must be at least 1, got " + repeats);
        }
    }

    /** By {@code roc-auc}, five times. */
    public static PermutationImportance defaults() {
        return new PermutationImportance("roc-auc", 5);
    }

    /**
     * A column's importance.
     *
     * @param drop how far the metric falls, the mean of the repeats; about 0 for a column that the model does not need
     * @param deviation of the repeats
     */
    public record ColumnImportance(String column, double drop, double deviation) {}

    /** Every column, the most important first; equal ones in the model's order. */
    public List<ColumnImportance> of(TableClassifier model, Table test, Run run) {
        if (!test.hasLabels()) {
            throw new DataException(
                    test.source().name() + " has no label column; name the column that holds the label");
        }
        TableFeatures features = model.features();
        float[][] rows = features.of(test);
        Judge judge = new Judge(model, test.labelledAs(model.labels()));
        double whole = judge.figure(rows);
        RandomGenerator random = run.random("permutation importance");
        List<ColumnImportance> importances = new ArrayList<>();
        int columns = features.columns().size();
        for (int column = 0; column < columns; column++) {
            double[] drops = new double[repeats];
            for (int repeat = 0; repeat < repeats; repeat++) {
                drops[repeat] = whole - judge.figure(shuffled(rows, features, column, random));
            }
            importances.add(importance(features.columns().get(column).name(), drops));
            run.progress("permutation importance", column + 1, columns);
        }
        importances.sort(Comparator.comparingDouble(ColumnImportance::drop).reversed());
        return List.copyOf(importances);
    }

    private static float[][] shuffled(float[][] rows, TableFeatures features, int column, RandomGenerator random) {
        int[] from = HeldOut.shuffled(IntStream.range(0, rows.length).toArray(), random);
        int start = features.start(column);
        int length = features.start(column + 1) - start;
        float[][] shuffled = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            shuffled[row] = rows[row].clone();
            System.arraycopy(rows[from[row]], start, shuffled[row], start, length);
        }
        return shuffled;
    }

    private static ColumnImportance importance(String column, double[] drops) {
        double mean = 0;
        for (double drop : drops) {
            mean += drop / drops.length;
        }
        double squares = 0;
        for (double drop : drops) {
            squares += (drop - mean) * (drop - mean) / drops.length;
        }
        return new ColumnImportance(column, mean, Math.sqrt(squares));
    }

    /** Evaluates what the model says to changed rows. */
    private final class Judge {
        private final TableClassifier model;
        private final Table truth;
        private final int[] labels;

        private Judge(TableClassifier model, Table truth) {
            this.model = model;
            this.truth = truth;
            this.labels = truth.labelNumbers();
        }

        private double figure(float[][] rows) {
            float[][] probabilities = model.probabilities(rows);
            for (int row = 0; row < probabilities.length; row++) {
                // A label that the model does not know is one that it never finds.
                probabilities[row] =
                        Arrays.copyOf(probabilities[row], truth.labels().size());
            }
            return ClassificationEvaluation.of(truth.labels(), probabilities, labels, Bootstrap.none())
                    .evaluation()
                    .of(metric)
                    .mean();
        }
    }
}
