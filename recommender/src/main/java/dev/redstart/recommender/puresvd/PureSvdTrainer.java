package dev.redstart.recommender.puresvd;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Workers;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.TrainingData;

/**
 * PureSVD (Cremonesi, Koren, Turrin 2010): the matrix of users and items, 0 where nothing is known, projected on its most important right
 * singular vectors {@code Q}; what the projection {@code r_u Q Q'} puts where there was a 0 is recommended. Nothing to tune but the
 * number of factors, and strong on rankings; its scores are no ratings.
 *
 * <p>The singular vectors come from {@link SubspaceIteration}. Fast: a few passes over the data in all.
 */
public final class PureSvdTrainer implements RecommenderTrainer<PureSvdRecommender> {
    /**
     * @param factors singular vectors that are kept, 1 to 1024
     * @param powerIterations passes that turn a random start into the leading vectors; 4 are enough for rankings
     */
    public record Settings(int factors, int powerIterations) {
        public Settings {
            if (factors < 1 || factors > 1024) {
                throw new IllegalArgumentException("factors must be between 1 and 1024, got " + factors);
            }
            if (powerIterations < 1) {
                throw new IllegalArgumentException("powerIterations must be at least 1, got " + powerIterations);
            }
        }

        /** 50 factors, 4 power iterations. */
        public static Settings defaults() {
            return new Settings(50, 4);
        }

        public Settings withFactors(int value) {
            return new Settings(value, powerIterations);
        }

        public Settings withPowerIterations(int value) {
            return new Settings(factors, value);
        }
    }

    private final Settings settings;

    public PureSvdTrainer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "puresvd";
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
    public PureSvdRecommender train(Interactions data, Run run) {
        TrainingData trainingData = TrainingData.of(data);
        try (Workers workers = Workers.of(run)) {
            SubspaceIteration iteration = new SubspaceIteration(trainingData.interactions(), data.byItem(), workers);
            iteration.start(settings.factors(), run.random("puresvd start"));
            for (int pass = 1; pass <= settings.powerIterations(); pass++) {
                iteration.step();
                run.progress("puresvd passes", pass, settings.powerIterations());
            }
            VectorTable itemFactors = iteration.rightSingularVectors(settings.factors());
            return new PureSvdRecommender(trainingData, itemFactors);
        }
    }
}
