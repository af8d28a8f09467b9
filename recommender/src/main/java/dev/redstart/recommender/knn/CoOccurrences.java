package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.recommender.knn.ItemKnnTrainer.Similarity;
import java.util.Arrays;
import org.apache.mahout.math.stats.LogLikelihood;

/**
 * The similarities of an item to all items that share a user with it. The cost is the number of such meetings, not the square of the
 * catalogue, so that large catalogues of rarely taken items are cheap.
 */
final class CoOccurrences {
    private final Similarity similarity;
    private final SparseMatrix byItem;
    private final SparseMatrix byUser;

    private CoOccurrences(Similarity similarity, SparseMatrix byItem) {
        this.similarity = similarity;
        this.byItem = byItem;
        this.byUser = byItem.transpose();
    }

    static CoOccurrences of(ItemKnnTrainer.Settings settings, SparseMatrix byItem) {
        return new CoOccurrences(settings.similarity(), ItemWeights.of(settings, positive(byItem)));
    }

    /** The entries above 0. */
    private static SparseMatrix positive(SparseMatrix matrix) {
        int[] starts = new int[matrix.rowCount() + 1];
        int[] columns = new int[matrix.entryCount()];
        float[] values = new float[matrix.entryCount()];
        int size = 0;
        for (int row = 0; row < matrix.rowCount(); row++) {
            for (int position = matrix.start(row); position < matrix.end(row); position++) {
                if (matrix.value(position) > 0) {
                    columns[size] = matrix.column(position);
                    values[size++] = matrix.value(position);
                }
            }
            starts[row + 1] = size;
        }
        return SparseMatrix.of(matrix.columnCount(), starts, Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
    }

    Worker worker() {
        return new Worker();
    }

    /** Scratch space for one thread. */
    final class Worker {
        private final float[] sums = new float[byItem.rowCount()];
        private final int[] touched = new int[byItem.rowCount()];
        private int size;

        /** Leaves the most similar items, the item itself not among them, in {@code best}. */
        void collect(int item, Nearest best) {
            for (int position = byItem.start(item); position < byItem.end(item); position++) {
                add(byItem.column(position), byItem.value(position));
            }
            best.clear();
            for (int at = 0; at < size; at++) {
                int other = touched[at];
                float value = other == item ? 0 : similarity(item, other, sums[other]);
                if (value > 0) {
                    best.offer(value, other);
                }
                sums[other] = 0;
            }
            size = 0;
            best.keepBest();
        }

        /** Products of weights are above 0, so a sum of 0 is an item not met yet; a user without weight has none anywhere. */
        private void add(int user, float weight) {
            if (weight == 0) {
                return;
            }
            int end = byUser.end(user);
            for (int position = byUser.start(user); position < end; position++) {
                int other = byUser.column(position);
                if (sums[other] == 0) {
                    touched[size++] = other;
                }
                sums[other] += weight * byUser.value(position);
            }
        }
    }

    private float similarity(int item, int other, float sum) {
        return switch (similarity) {
            case COSINE, TF_IDF, BM25 -> sum;
            case JACCARD -> sum / (byItem.length(item) + byItem.length(other) - sum);
            case LOG_LIKELIHOOD -> logLikelihood(item, other, (long) sum);
        };
    }

    /** 0 where fewer users than by chance took both: the ratio alone does not tell attraction from repulsion. */
    private float logLikelihood(int item, int other, long both) {
        long users = byItem.columnCount();
        long first = byItem.length(item);
        long second = byItem.length(other);
        if (both * users <= first * second) {
            return 0;
        }
        double ratio =
                LogLikelihood.logLikelihoodRatio(both, first - both, second - both, users - first - second + both);
        return (float) (ratio / (1 + ratio));
    }
}
