package dev.redstart.recommender.baseline;

import dev.redstart.common.data.SparseMatrix;

/** The lowest and the highest rating of the training data: no prediction leaves them. */
public record RatingScale(double lowest, double highest) {
    public static RatingScale of(SparseMatrix ratings) {
        double lowest = Double.POSITIVE_INFINITY;
        double highest = Double.NEGATIVE_INFINITY;
        for (int position = 0; position < ratings.entryCount(); position++) {
            lowest = Math.min(lowest, ratings.value(position));
            highest = Math.max(highest, ratings.value(position));
        }
        return new RatingScale(lowest, highest);
    }

    public double clip(double rating) {
        return Math.clamp(rating, lowest, highest);
    }
}
