package dev.redstart.recommender.knn;

/**
 * From sums over what two rows rated in common to their similarity, in the order of operations of Surprise 1.1.4
 * ({@code similarities.pyx}), so that the same pairs tie. Where Surprise divides by zero, the similarity is 0.
 *
 * <p>{@code n} counts the common ratings {@code a} and {@code b}; {@code ab}, {@code aa}, {@code bb} are sums of products.
 */
record Measure(RatingKnnTrainer.Similarity similarity, int minSupport, double shrinkage) {
    static Measure of(RatingKnnTrainer.Settings settings) {
        return new Measure(settings.similarity(), settings.minSupport(), settings.shrinkage());
    }

    /** Whether distances from the baseline are compared, and not the ratings themselves. */
    boolean comparesWithBaseline() {
        return similarity == RatingKnnTrainer.Similarity.PEARSON_BASELINE;
    }

    /** {@code squares} is the sum of squared differences. */
    float msd(double n, double squares) {
        return n < minSupport ? 0 : (float) (1 / (squares / n + 1));
    }

    float cosine(double n, double ab, double aa, double bb) {
        double denominator = Math.sqrt(aa * bb);
        return n < minSupport || denominator == 0 ? 0 : (float) (ab / denominator);
    }

    float pearson(double n, double ab, double aa, double bb, double a, double b) {
        double denominator = Math.sqrt((n * aa - a * a) * (n * bb - b * b));
        // Rounding can make a variance of zero slightly negative, and its root NaN.
        return n < minSupport || !(denominator > 0) ? 0 : (float) ((n * ab - a * b) / denominator);
    }

    /** The ratings are distances from the baseline; a single common one says nothing. */
    float pearsonBaseline(double n, double ab, double aa, double bb) {
        double denominator = Math.sqrt(aa * bb);
        if (n < Math.max(2, minSupport) || denominator == 0) {
            return 0;
        }
        return (float) (ab / denominator * ((n - 1) / (n - 1 + shrinkage)));
    }
}
