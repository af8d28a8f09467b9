package dev.redstart.tensor.network;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How much each row counts in the loss, by its class. */
final class RowWeights {
    private final double @Nullable [] byClass;

    private RowWeights(double @Nullable [] byClass) {
        this.byClass = byClass;
    }

    /**
     * The weights that the settings ask for.
     *
     * @param classes number of classes
     */
    static RowWeights of(ClassWeights weights, NetworkData train, int classes) {
        return switch (weights) {
            case ClassWeights.Equal equal -> new RowWeights(null);
            case ClassWeights.Balanced balanced -> new RowWeights(balanced(train, classes));
            case ClassWeights.Given given -> new RowWeights(given(given.weights(), classes));
        };
    }

    private static double[] given(List<Double> weights, int classes) {
        if (weights.size() != classes) {
            throw new IllegalArgumentException(
                    "there are " + weights.size() + " class weights for " + classes + " classes");
        }
        return weights.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private static double[] balanced(NetworkData train, int classes) {
        double[] weights = new double[classes];
        for (int row = 0; row < train.size(); row++) {
            weights[train.label(row)]++;
        }
        long present = Arrays.stream(weights).filter(count -> count > 0).count();
        for (int label = 0; label < classes; label++) {
            weights[label] = weights[label] == 0 ? 0 : train.size() / (present * weights[label]);
        }
        return weights;
    }

    double of(NetworkData rows, int row) {
        return byClass == null ? 1 : byClass[rows.label(row)];
    }

    /** The weight of each row; null if all are 1. */
    float @Nullable [] of(NetworkData rows) {
        if (byClass == null) {
            return null;
        }
        float[] weights = new float[rows.size()];
        for (int row = 0; row < weights.length; row++) {
            weights[row] = (float) of(rows, row);
        }
        return weights;
    }
}
