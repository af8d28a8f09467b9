package dev.redstart.recommender.knn;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.TrainingData;

/**
 * Items that are taken by the same users as the items a user has. For purchases, clicks and the like: values say how often or how much,
 * not how good. Cheap to train, cheap to serve, hard to beat, and an unseen basket needs no training at all.
 *
 * <p>Each item keeps its most similar items only. An item's score is the sum over the user's items of value times similarity. Cosine,
 * TF-IDF and BM25 are those of the {@code implicit} library 0.7.3. Rows with a value of 0 or less count as not taken.
 */
public final class ItemKnnTrainer implements RecommenderTrainer<ItemKnnRecommender> {
    /** How alike two items are, judged by who took them. */
    public enum Similarity {
        /** The cosine of the items' values. */
        COSINE,
        /** The cosine of square roots of the values, users who take everything counting less. */
        TF_IDF,
        /** The product of values that saturate with size and item popularity (Robertson's BM25), users who take everything counting less. */
        BM25,
        /** Users of both over users of either; values do not matter. */
        JACCARD,
        /** Dunning's log-likelihood ratio {@code r} as {@code r / (1 + r)}, where more users than by chance took both; values do not matter. */
        LOG_LIKELIHOOD
    }

    /**
     * @param neighbours similar items that each item keeps, itself not counted
     * @param saturation of {@link Similarity#BM25}, its {@code k1}: the larger, the longer a value's weight grows with it
     * @param lengthWeight of {@link Similarity#BM25}, its {@code b} in [0,1]: how much popular items are held back
     */
    public record Settings(Similarity similarity, int neighbours, double saturation, double lengthWeight) {
        public Settings {
            if (neighbours < 1) {
                throw new IllegalArgumentException("neighbours must be at least 1, got " + neighbours);
            }
            if (!(saturation >= 0 && saturation < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("saturation must be at least 0, got " + saturation);
            }
            if (!(lengthWeight >= 0 && lengthWeight <= 1)) {
                throw new IllegalArgumentException("lengthWeight must be between 0 and 1, got " + lengthWeight);
            }
        }

        public static Settings defaults() {
            return new Settings(Similarity.BM25, 20, 1.2, 0.75);
        }

        public Settings withSimilarity(Similarity value) {
            return new Settings(value, neighbours, saturation, lengthWeight);
        }

        public Settings withNeighbours(int value) {
            return new Settings(similarity, value, saturation, lengthWeight);
        }

        public Settings withSaturation(double value) {
            return new Settings(similarity, neighbours, value, lengthWeight);
        }

        public Settings withLengthWeight(double value) {
            return new Settings(similarity, neighbours, saturation, value);
        }
    }

    private final Settings settings;

    public ItemKnnTrainer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "item-knn";
    }

    @Override
    public Settings settings() {
        return settings;
    }

    @Override
    public Task task() {
        return Task.RANKING;
    }

    @Override
    public ItemKnnRecommender train(Interactions data, Run run) {
        TrainingData trainingData = TrainingData.of(data);
        CoOccurrences pairs = CoOccurrences.of(settings, data.byItem());
        int itemCount = data.items().size();
        NeighbourLists lists = new NeighbourLists(itemCount);
        RowThreads.run(run, itemCount, () -> {
            CoOccurrences.Worker worker = pairs.worker();
            Nearest best = new Nearest(itemCount, settings.neighbours());
            return item -> {
                worker.collect(item, best);
                lists.set(item, best);
            };
        });
        SparseMatrix neighbours = lists.matrix();
        return new ItemKnnRecommender(trainingData, neighbours);
    }
}
