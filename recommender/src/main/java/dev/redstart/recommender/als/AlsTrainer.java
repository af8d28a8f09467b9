package dev.redstart.recommender.als;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Workers;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.TrainingData;
import java.util.random.RandomGenerator;

/**
 * Matrix factorisation of implicit feedback (Hu, Koren, Volinsky 2008): every user prefers what he took, with a confidence that grows with
 * how often he took it, and has no preference for the rest, with confidence 1. Users and items take turns: with one side standing still, the
 * vector of each on the other side is the solution of a least-squares problem of its own.
 *
 * <p>An interaction with a value of 0 or less (a purchase that was returned) counts as none, but the item still counts as seen.
 */
public final class AlsTrainer implements RecommenderTrainer<AlsRecommender> {
    /** How the least-squares problems are solved. */
    public enum Solver {
        /** Three steps of conjugate gradient from the last solution (Takacs, Pilaszy, Tikk 2011): as accurate in the end, and 7 times faster. */
        CG,
        /** Exactly, by Cholesky's decomposition. */
        CHOLESKY
    }

    /**
     * @param factors length of the vectors, 1 to 4096
     * @param iterations turns of users and items
     * @param regularisation penalty on the squared length of each vector, above 0
     * @param alpha weight of a value in the confidence, above 0
     */
    public record Settings(
            int factors, int iterations, double regularisation, double alpha, Confidence confidence, Solver solver) {
        public Settings {
            if (factors < 1 || factors > 4096) {
                throw new IllegalArgumentException("factors must be between 1 and 4096, got " + factors);
            }
            if (iterations < 1) {
                throw new IllegalArgumentException("iterations must be at least 1, got " + iterations);
            }
            checkPositive("regularisation", regularisation);
            checkPositive("alpha", alpha);
        }

        private static void checkPositive(String name, double value) {
            if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " must be above 0 and finite, got " + value);
            }
        }

        /** 64 factors, 15 iterations, regularisation .01, alpha 1, linear confidence, conjugate gradient. */
        public static Settings defaults() {
            return new Settings(64, 15, 0.01, 1, Confidence.LINEAR, Solver.CG);
        }

        public Settings withFactors(int value) {
            return new Settings(value, iterations, regularisation, alpha, confidence, solver);
        }

        public Settings withIterations(int value) {
            return new Settings(factors, value, regularisation, alpha, confidence, solver);
        }

        public Settings withRegularisation(double value) {
            return new Settings(factors, iterations, value, alpha, confidence, solver);
        }

        public Settings withAlpha(double value) {
            return new Settings(factors, iterations, regularisation, value, confidence, solver);
        }

        public Settings withConfidence(Confidence value) {
            return new Settings(factors, iterations, regularisation, alpha, value, solver);
        }

        public Settings withSolver(Solver value) {
            return new Settings(factors, iterations, regularisation, alpha, confidence, value);
        }
    }

    private final Settings settings;

    public AlsTrainer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "als";
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
    public AlsRecommender train(Interactions data, Run run) {
        TrainingData trainingData = TrainingData.of(data);
        Preferences byUser = Preferences.of(trainingData.interactions(), settings);
        Preferences byItem = Preferences.of(data.byItem(), settings);
        RandomGenerator random = run.random("als factors");
        VectorTable users = startVectors(byUser.rowCount(), random);
        VectorTable items = startVectors(byItem.rowCount(), random);
        try (Workers workers = Workers.of(run)) {
            for (int iteration = 1; iteration <= settings.iterations(); iteration++) {
                new HalfStep(byUser, users, items, settings).run(workers);
                new HalfStep(byItem, items, users, settings).run(workers);
                run.progress("als iterations", iteration, settings.iterations());
            }
        }
        return new AlsRecommender(trainingData, new AlsFactors(settings, users, items));
    }

    /** Small and positive, as {@code implicit} starts: the first half step then sees users who agree with everybody. */
    private VectorTable startVectors(int rows, RandomGenerator random) {
        return VectorTable.filled(rows, settings.factors(), () -> random.nextDouble() * 0.01);
    }
}
