package dev.redstart.recommender.knn;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.baseline.BaselineTrainer;
import dev.redstart.recommender.baseline.Biases;
import dev.redstart.recommender.baseline.RatingOrder;
import org.jspecify.annotations.Nullable;

/**
 * Ratings from the ratings of the most similar users, or of the user's most similar items. The same algorithms as {@code KNNBasic},
 * {@code KNNWithMeans}, {@code KNNWithZScore} and {@code KNNBaseline} of Surprise 1.1.4, with the same answers.
 *
 * <p>Similarities of all pairs are computed here, from what each pair rated in common, and kept; answering needs no more than reading
 * them. Item-based with baselines is the most accurate, user-based recommends fastest.
 */
public final class RatingKnnTrainer implements RecommenderTrainer<RatingKnnRecommender> {
    /** Whose similarity counts. */
    public enum BasedOn {
        /** Users who rated as this user did. */
        USER,
        /** Items of this user that were rated as this item was. */
        ITEM
    }

    /** What is averaged over the neighbours, weighted by similarity. */
    public enum Variant {
        /** The ratings themselves. */
        BASIC,
        /** The ratings' distances from the mean of their user (or item). */
        WITH_MEANS,
        /** The same, in standard deviations of the user (or item). */
        WITH_Z_SCORE,
        /** The ratings' distances from the baseline of their user and item. */
        WITH_BASELINE
    }

    /** How alike two users (or items) are, judged by what they have in common only. */
    public enum Similarity {
        /** The cosine of the common ratings. */
        COSINE,
        /** {@code 1 / (1 + mean squared difference)}. */
        MSD,
        /** The correlation of the common ratings. */
        PEARSON,
        /** The cosine of the distances from the baseline, shrunk where little is in common. */
        PEARSON_BASELINE
    }

    /**
     * @param neighbours most neighbours that an estimate rests on
     * @param minNeighbours fewer neighbours than this give the general answer instead
     * @param minSupport pairs with fewer common ratings have similarity 0
     * @param shrinkage of {@link Similarity#PEARSON_BASELINE}: {@code n} common ratings count {@code (n-1) / (n-1+shrinkage)}
     * @param keptNeighbours how many similarities are kept for each user (or item), the highest; 0 for all
     * @param baseline how baselines are found where they are needed
     */
    public record Settings(
            BasedOn basedOn,
            Variant variant,
            Similarity similarity,
            int neighbours,
            int minNeighbours,
            int minSupport,
            double shrinkage,
            int keptNeighbours,
            BaselineTrainer.Settings baseline) {
        public Settings {
            atLeast("neighbours", 1, neighbours);
            atLeast("minNeighbours", 1, minNeighbours);
            atLeast("minSupport", 1, minSupport);
            atLeast("keptNeighbours", 0, keptNeighbours);
            if (minNeighbours > neighbours) {
                throw new IllegalArgumentException(
                        "minNeighbours must be at most neighbours = " + neighbours + ", got " + minNeighbours);
            }
            if (!(shrinkage >= 0 && shrinkage < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("shrinkage must be at least 0, got " + shrinkage);
            }
        }

        private static void atLeast(String name, int least, int value) {
            if (value < least) {
                throw new IllegalArgumentException(name + " must be at least " + least + ", got " + value);
            }
        }

        /** The most accurate combination on MovieLens. */
        public static Settings defaults() {
            return new Settings(
                    BasedOn.ITEM,
                    Variant.WITH_BASELINE,
                    Similarity.PEARSON_BASELINE,
                    40,
                    1,
                    1,
                    100,
                    0,
                    BaselineTrainer.Settings.defaults());
        }

        public Settings withBasedOn(BasedOn value) {
            return new Settings(
                    value,
                    variant,
                    similarity,
                    neighbours,
                    minNeighbours,
                    minSupport,
                    shrinkage,
                    keptNeighbours,
                    baseline);
        }

        public Settings withVariant(Variant value) {
            return new Settings(
                    basedOn,
                    value,
                    similarity,
                    neighbours,
                    minNeighbours,
                    minSupport,
                    shrinkage,
                    keptNeighbours,
                    baseline);
        }

        public Settings withSimilarity(Similarity value) {
            return new Settings(
                    basedOn,
                    variant,
                    value,
                    neighbours,
                    minNeighbours,
                    minSupport,
                    shrinkage,
                    keptNeighbours,
                    baseline);
        }

        public Settings withNeighbours(int value) {
            return new Settings(
                    basedOn,
                    variant,
                    similarity,
                    value,
                    minNeighbours,
                    minSupport,
                    shrinkage,
                    keptNeighbours,
                    baseline);
        }

        public Settings withMinNeighbours(int value) {
            return new Settings(
                    basedOn, variant, similarity, neighbours, value, minSupport, shrinkage, keptNeighbours, baseline);
        }

        public Settings withMinSupport(int value) {
            return new Settings(
                    basedOn,
                    variant,
                    similarity,
                    neighbours,
                    minNeighbours,
                    value,
                    shrinkage,
                    keptNeighbours,
                    baseline);
        }

        public Settings withShrinkage(double value) {
            return new Settings(
                    basedOn,
                    variant,
                    similarity,
                    neighbours,
                    minNeighbours,
                    minSupport,
                    value,
                    keptNeighbours,
                    baseline);
        }

        public Settings withKeptNeighbours(int value) {
            return new Settings(
                    basedOn, variant, similarity, neighbours, minNeighbours, minSupport, shrinkage, value, baseline);
        }

        public Settings withBaseline(BaselineTrainer.Settings value) {
            return new Settings(
                    basedOn,
                    variant,
                    similarity,
                    neighbours,
                    minNeighbours,
                    minSupport,
                    shrinkage,
                    keptNeighbours,
                    value);
        }

        boolean needsBiases() {
            return variant == Variant.WITH_BASELINE || similarity == Similarity.PEARSON_BASELINE;
        }
    }

    private final Settings settings;

    public RatingKnnTrainer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "knn";
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Task task() {
        return Task.RATING;
    }

    @Override
    public RatingKnnRecommender train(Interactions data, Run run) {
        TrainingData trainingData = TrainingData.of(data);
        Biases biases = settings.needsBiases() ? new BaselineTrainer(settings.baseline()).biases(data, run) : null;
        SimilarityMatrix similarities = similarities(data, biases, run);
        RatingOrder order = settings.basedOn() == BasedOn.ITEM ? RatingOrder.of(data) : null;
        return new RatingKnnRecommender(
                trainingData, new RatingKnnRecommender.Parts(settings, similarities, biases, order));
    }

    private SimilarityMatrix similarities(Interactions data, @Nullable Biases biases, Run run) {
        boolean userBased = settings.basedOn() == BasedOn.USER;
        SparseMatrix rows = userBased ? data.byUser() : data.byItem();
        SparseMatrix columns = userBased ? data.byItem() : data.byUser();
        if (settings.keptNeighbours() == 0) {
            FullSimilarities.checkSize(rows.rowCount());
        }
        CoRatings pairs = CoRatings.of(settings, rows, columns, biases);
        return settings.keptNeighbours() == 0
                ? FullSimilarities.compute(pairs, rows.rowCount(), run)
                : NearestSimilarities.compute(pairs, rows.rowCount(), settings.keptNeighbours(), run);
    }
}
