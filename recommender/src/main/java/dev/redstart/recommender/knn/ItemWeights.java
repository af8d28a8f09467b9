package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.recommender.knn.ItemKnnTrainer.Similarity;
import java.util.Arrays;

/**
 * What an entry weighs in the product of two items. Works on a matrix of one row an item, one column a user. TF-IDF and BM25 are as in
 * {@code nearest_neighbours.py} of the implicit library: an item is a document, a user is a term.
 */
final class ItemWeights {
    private final SparseMatrix byItem;
    private final float[] weights;

    private ItemWeights(SparseMatrix byItem) {
        this.byItem = byItem;
        this.weights = byItem.copyValues();
    }

    /** The matrix with weights in the place of the values. Values must be above 0. */
    static SparseMatrix of(ItemKnnTrainer.Settings settings, SparseMatrix byItem) {
        ItemWeights weights = new ItemWeights(byItem);
        switch (settings.similarity()) {
            case COSINE -> weights.normalise();
            case TF_IDF -> {
                weights.takeRoots();
                weights.discountBusyUsers();
                weights.normalise();
            }
            case BM25 -> {
                weights.saturate(settings.saturation(), settings.lengthWeight());
                weights.discountBusyUsers();
            }
            case JACCARD, LOG_LIKELIHOOD -> Arrays.fill(weights.weights, 1);
        }
        return SparseMatrix.of(byItem.columnCount(), byItem.copyStarts(), byItem.copyColumns(), weights.weights);
    }

    /** Whether similarities are made of counts of common users. */
    static boolean counts(Similarity similarity) {
        return similarity == Similarity.JACCARD || similarity == Similarity.LOG_LIKELIHOOD;
    }

    private void takeRoots() {
        for (int position = 0; position < weights.length; position++) {
            weights[position] = (float) Math.sqrt(weights[position]);
        }
    }

    /** Times the logarithm of (number of items / (1 + items of the user)). */
    private void discountBusyUsers() {
        int[] itemsOfUser = new int[byItem.columnCount()];
        for (int position = 0; position < weights.length; position++) {
            itemsOfUser[byItem.column(position)]++;
        }
        double all = Math.log(byItem.rowCount());
        for (int position = 0; position < weights.length; position++) {
            weights[position] *= (float) (all - Math.log1p(itemsOfUser[byItem.column(position)]));
        }
    }

    private void saturate(double k1, double b) {
        double mean = 0;
        for (float value : weights) {
            mean += value;
        }
        mean /= byItem.rowCount();
        for (int item = 0; item < byItem.rowCount(); item++) {
            double length = 1 - b + b * sum(item) / mean;
            for (int position = byItem.start(item); position < byItem.end(item); position++) {
                double value = weights[position];
                weights[position] = (float) (value * (k1 + 1) / (k1 * length + value));
            }
        }
    }

    private double sum(int item) {
        double sum = 0;
        for (int position = byItem.start(item); position < byItem.end(item); position++) {
            sum += weights[position];
        }
        return sum;
    }

    /** Each item gets length 1; an item of no weight keeps none. */
    private void normalise() {
        for (int item = 0; item < byItem.rowCount(); item++) {
            double squares = 0;
            for (int position = byItem.start(item); position < byItem.end(item); position++) {
                squares += (double) weights[position] * weights[position];
            }
            double norm = squares == 0 ? 1 : Math.sqrt(squares);
            for (int position = byItem.start(item); position < byItem.end(item); position++) {
                weights[position] = (float) (weights[position] / norm);
            }
        }
    }
}
