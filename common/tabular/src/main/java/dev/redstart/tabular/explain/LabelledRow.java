package dev.redstart.tabular.explain;

import dev.redstart.tabular.TableClassifier;
import dev.redstart.tabular.features.TableFeatures;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/** How likely a model finds one label of one row when only some of its columns are known and the others are average. Asks in batches; immutable. */
final class LabelledRow {
    private static final int BATCH = 256;

    private final TableClassifier model;
    private final float[] row;
    private final int label;
    /** The columns in which the row is not average; others can add nothing. */
    private final int[] columns;

    private final double empty;
    private final double full;

    LabelledRow(TableClassifier model, float[] row, int label) {
        this.model = model;
        this.row = row;
        this.label = label;
        this.columns = IntStream.range(0, model.features().columns().size())
                .filter(this::differs)
                .toArray();
        BitSet all = new BitSet();
        all.set(0, columns.length);
        double[] ends = probabilities(List.of(new BitSet(), all));
        this.empty = ends[0];
        this.full = ends[1];
    }

    private boolean differs(int column) {
        TableFeatures features = model.features();
        for (int at = features.start(column); at < features.start(column + 1); at++) {
            if (row[at] != 0) {
                return true;
            }
        }
        return false;
    }

    /** How many columns there are to know. */
    int columns() {
        return columns.length;
    }

    /** The probability of an average row. */
    double empty() {
        return empty;
    }

    /** The probability of the row. */
    double full() {
        return full;
    }

    /** The probability with each of these sets of columns. */
    double[] probabilities(List<BitSet> known) {
        double[] probabilities = new double[known.size()];
        for (int from = 0; from < probabilities.length; from += BATCH) {
            int to = Math.min(probabilities.length, from + BATCH);
            float[][] rows = new float[to - from][];
            for (int at = from; at < to; at++) {
                rows[at - from] = only(known.get(at));
            }
            float[][] answers = model.probabilities(rows);
            for (int at = from; at < to; at++) {
                probabilities[at] = answers[at - from][label];
            }
        }
        return probabilities;
    }

    private float[] only(BitSet known) {
        TableFeatures features = model.features();
        float[] part = new float[row.length];
        for (int place = known.nextSetBit(0); place >= 0; place = known.nextSetBit(place + 1)) {
            int start = features.start(columns[place]);
            System.arraycopy(row, start, part, start, features.start(columns[place] + 1) - start);
        }
        return part;
    }

    /** Weights of {@link #columns()} as weights of all columns. */
    double[] byColumn(double[] weights) {
        double[] all = new double[model.features().columns().size()];
        for (int place = 0; place < columns.length; place++) {
            all[columns[place]] = weights[place];
        }
        return all;
    }
}
