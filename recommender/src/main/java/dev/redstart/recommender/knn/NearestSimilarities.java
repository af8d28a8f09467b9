package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.train.Run;
import java.util.Arrays;

/** The highest positive similarities of each row, so many at most; the others count as 0. Not symmetric. */
final class NearestSimilarities implements SimilarityMatrix {
    private final SparseMatrix nearest;

    NearestSimilarities(SparseMatrix nearest) {
        this.nearest = nearest;
    }

    static NearestSimilarities compute(CoRatings coRatings, int rowCount, int kept, Run run) {
        NeighbourLists lists = new NeighbourLists(rowCount);
        RowThreads.run(run, rowCount, () -> {
            CoRatings.Worker worker = coRatings.worker();
            float[] similarities = new float[rowCount];
            Nearest best = new Nearest(rowCount, kept);
            return row -> {
                worker.similarities(row, rowCount, similarities, 0);
                best.clear();
                for (int other = 0; other < rowCount; other++) {
                    if (similarities[other] > 0 && other != row) {
                        best.offer(similarities[other], other);
                    }
                }
                best.keepBest();
                lists.set(row, best);
            };
        });
        return new NearestSimilarities(lists.matrix());
    }

    @Override
    public float between(int row, int other) {
        if (row == other) {
            return 1;
        }
        int position = nearest.find(row, other);
        return position < 0 ? 0 : nearest.value(position);
    }

    @Override
    public void row(int row, float[] similarities) {
        Arrays.fill(similarities, 0);
        for (int position = nearest.start(row); position < nearest.end(row); position++) {
            similarities[nearest.column(position)] = nearest.value(position);
        }
        similarities[row] = 1;
    }

    SparseMatrix matrix() {
        return nearest;
    }
}
