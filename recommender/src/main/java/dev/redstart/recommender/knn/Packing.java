package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import java.util.Optional;

/** Several sums in the bit fields of one {@code long}, so that a pair of ratings costs a single addition. */
sealed interface Packing {
    RatingGrid grid();

    /** What a pair of rating codes adds. */
    long increment(int code, int otherCode);

    float similarity(long sums);

    /** The packing for a measure; none where ratings are not on a grid, or a field could overflow, or there are too many sums. */
    static Optional<Packing> of(Measure measure, SparseMatrix rows) {
        long most = 0;
        for (int row = 0; row < rows.rowCount(); row++) {
            most = Math.max(most, rows.length(row));
        }
        long common = most;
        return switch (measure.similarity()) {
            case MSD -> RatingGrid.of(rows).flatMap(grid -> Differences.of(measure, grid, common));
            case COSINE -> RatingGrid.of(rows).flatMap(grid -> Products.of(measure, grid, common));
            case PEARSON, PEARSON_BASELINE -> Optional.empty();
        };
    }

    private static int bits(long largest) {
        return Long.SIZE - Long.numberOfLeadingZeros(largest);
    }

    /** How many, above the sum of squared differences. */
    record Differences(Measure measure, RatingGrid grid, double squaredStep, int countShift) implements Packing {
        static Optional<Packing> of(Measure measure, RatingGrid grid, long common) {
            int width = bits(common * (grid.levels() - 1) * (grid.levels() - 1));
            boolean fits = width + bits(common) <= Long.SIZE && width < Long.SIZE;
            return fits
                    ? Optional.of(new Differences(measure, grid, grid.step() * grid.step(), width))
                    : Optional.empty();
        }

        @Override
        public long increment(int code, int otherCode) {
            long difference = (long) code - otherCode;
            return (1L << countShift) + difference * difference;
        }

        @Override
        public float similarity(long sums) {
            double squares = sums & ((1L << countShift) - 1);
            double n = sums >>> countShift;
            return measure.msd(n, squares * squaredStep);
        }
    }

    /** From the top: how many, ab, aa, bb. The cosine does not change with the step, so the multiples of it serve as ratings. */
    record Products(Measure measure, RatingGrid grid, int width) implements Packing {
        static Optional<Packing> of(Measure measure, RatingGrid grid, long common) {
            long highest = grid.lowest() + grid.levels() - 1L;
            if (grid.lowest() < 0) {
                return Optional.empty();
            }
            int width = bits(common * highest * highest);
            return 3 * width + bits(common) <= Long.SIZE
                    ? Optional.of(new Products(measure, grid, width))
                    : Optional.empty();
        }

        @Override
        public long increment(int code, int otherCode) {
            long a = (long) grid.lowest() + code;
            long b = (long) grid.lowest() + otherCode;
            return (((((1L << width) | (a * b)) << width) | (a * a)) << width) | (b * b);
        }

        @Override
        public float similarity(long sums) {
            double n = sums >>> (3 * width);
            return measure.cosine(n, field(sums, 2), field(sums, 1), field(sums, 0));
        }

        private double field(long sums, int number) {
            return (sums >>> (number * width)) & ((1L << width) - 1);
        }
    }
}
