package dev.redstart.recommender.knn;

import dev.redstart.common.train.Run;

/**
 * The similarities of all pairs: the lower triangle of the symmetric matrix without its diagonal, row after row, in one array of 2 bytes
 * a cell of the square. Row {@code r} starts at {@code r (r-1) / 2}.
 */
final class FullSimilarities implements SimilarityMatrix {
    /** 1 GiB. */
    private static final long MAX_PAIRS = 1L << 28;

    private final float[] triangle;

    /** Keeps the array. */
    FullSimilarities(float[] triangle) {
        this.triangle = triangle;
    }

    /** @throws IllegalArgumentException if the triangle of so many rows would be too large */
    static void checkSize(int rowCount) {
        if (pairs(rowCount) > MAX_PAIRS) {
            throw new IllegalArgumentException("all similarities of " + rowCount + " rows need "
                    + (pairs(rowCount) >> 18) + " MiB, above the limit of " + (MAX_PAIRS >> 18)
                    + " MiB; keep the best of each row with keptNeighbours, say 500");
        }
    }

    static FullSimilarities compute(CoRatings coRatings, int rowCount, Run run) {
        float[] triangle = new float[(int) pairs(rowCount)];
        RowThreads.run(run, rowCount, () -> {
            CoRatings.Worker worker = coRatings.worker();
            return row -> worker.similarities(row, row, triangle, start(row));
        });
        return new FullSimilarities(triangle);
    }

    /** Number of pairs among so many rows. */
    static long pairs(int rowCount) {
        return rowCount * (rowCount - 1L) / 2;
    }

    private static int start(int row) {
        return (int) (row * (row - 1L) / 2);
    }

    @Override
    public float between(int row, int other) {
        if (row == other) {
            return 1;
        }
        return other < row ? triangle[start(row) + other] : triangle[start(other) + row];
    }

    @Override
    public void row(int row, float[] similarities) {
        System.arraycopy(triangle, start(row), similarities, 0, row);
        similarities[row] = 1;
        for (int other = row + 1, at = start(other) + row; other < similarities.length; at += other, other++) {
            similarities[other] = triangle[at];
        }
    }

    /** The array itself, to be written into a bundle. */
    float[] triangle() {
        return triangle;
    }
}
