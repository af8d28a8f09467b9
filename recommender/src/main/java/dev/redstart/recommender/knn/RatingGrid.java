package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import java.util.Optional;

/**
 * Ratings that are few whole multiples of a step, such as half stars: {@code rating = step * (lowest + code)}, codes from 0.
 *
 * @param levels number of codes, at most {@value #MAX_LEVELS}
 */
record RatingGrid(double step, int lowest, int levels) {
    private static final int MAX_LEVELS = 32;
    private static final double[] STEPS = {1, 0.5, 0.25};

    /** The widest grid on which all ratings lie; none for real-valued ratings. */
    static Optional<RatingGrid> of(SparseMatrix ratings) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int position = 0; position < ratings.entryCount(); position++) {
            lowest = Math.min(lowest, ratings.value(position));
            highest = Math.max(highest, ratings.value(position));
        }
        for (double step : STEPS) {
            if ((highest - lowest) / step < MAX_LEVELS && Math.abs(lowest / step) < 1 << 20 && allOn(step, ratings)) {
                int first = (int) (lowest / step);
                return Optional.of(new RatingGrid(step, first, (int) (highest / step) - first + 1));
            }
        }
        return Optional.empty();
    }

    private static boolean allOn(double step, SparseMatrix ratings) {
        for (int position = 0; position < ratings.entryCount(); position++) {
            double multiple = ratings.value(position) / step;
            if (multiple != Math.rint(multiple)) {
                return false;
            }
        }
        return true;
    }

    /** The codes of all entries by position. */
    byte[] codes(SparseMatrix ratings) {
        byte[] codes = new byte[ratings.entryCount()];
        for (int position = 0; position < codes.length; position++) {
            codes[position] = (byte) (ratings.value(position) / step - lowest);
        }
        return codes;
    }
}
