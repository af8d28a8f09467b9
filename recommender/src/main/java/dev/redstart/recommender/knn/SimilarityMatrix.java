package dev.redstart.recommender.knn;

/** How similar each user is to each other user, or each item to each other item. Immutable. */
sealed interface SimilarityMatrix permits FullSimilarities, NearestSimilarities {
    /** The similarity of two rows; 1 of a row and itself, 0 where it is not kept. */
    float between(int row, int other);

    /** Writes the similarity of a row to every row, {@link #between} for each. */
    void row(int row, float[] similarities);
}
