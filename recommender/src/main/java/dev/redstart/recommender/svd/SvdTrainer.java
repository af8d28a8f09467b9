package dev.redstart.recommender.svd;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Workers;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.TrainingData;
import java.util.Map;

/**
 * Biased matrix factorisation (Koren, Bell, Volinsky 2009), the algorithm that {@code SVD} of Surprise and Funk's blog made known: a rating
 * is {@code mean + b_u + b_i + p_u . q_i}; biases and factors follow the gradient of the regularised squared error, rating by rating. Without
 * biases it is PMF (Salakhutdinov and Mnih 2007).
 *
 * <p>Each epoch visits the ratings in the order of {@link BlockSchedule}, which can be shared between threads and gives the same bits for
 * any number of them. Surprise visits them user by user: other bits, the same accuracy.
 */
public final class SvdTrainer implements RecommenderTrainer<SvdRecommender> {
    /**
     * The defaults are Surprise's.
     *
     * @param factors length of the vectors, 1 to 4096
     * @param epochs passes over all ratings
     * @param learningRate of biases and factors, above 0
     * @param regularisation of biases and factors, at least 0
     * @param initialMean mean of the normal distribution from which the factors start
     * @param initialDeviation its standard deviation
     * @param biased whether there are biases; without them ratings are {@code p_u . q_i} alone
     */
    public record Settings(
            int factors,
            int epochs,
            double learningRate,
            double regularisation,
            double initialMean,
            double initialDeviation,
            boolean biased) {
        public Settings {
            if (factors < 1 || factors > 4096) {
                throw new IllegalArgumentException("factors must be between 1 and 4096, got " + factors);
            }
            if (epochs < 1) {
                throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
            }
            if (!(learningRate > 0 && learningRate <= 1)) {
                throw new IllegalArgumentException("learningRate must be above 0 and at most 1, got " + learningRate);
            }
            checkFinite("regularisation", regularisation);
            checkFinite("initialDeviation", initialDeviation);
            if (!Double.isFinite(initialMean)) {
                throw new IllegalArgumentException("initialMean must be a finite number, got " + initialMean);
            }
        }

        private static void checkFinite(String name, double value) {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " must be at least 0 and finite, got " + value);
            }
        }

        /** 100 factors, 20 epochs, rate .005, regularisation .02, factors from N(0, .1), biased. */
        public static Settings defaults() {
            return new Settings(100, 20, 0.005, 0.02, 0, 0.1, true);
        }

        public Settings withFactors(int value) {
            return new Settings(value, epochs, learningRate, regularisation, initialMean, initialDeviation, biased);
        }

        public Settings withEpochs(int value) {
            return new Settings(factors, value, learningRate, regularisation, initialMean, initialDeviation, biased);
        }

        public Settings withLearningRate(double value) {
            return new Settings(factors, epochs, value, regularisation, initialMean, initialDeviation, biased);
        }

        public Settings withRegularisation(double value) {
            return new Settings(factors, epochs, learningRate, value, initialMean, initialDeviation, biased);
        }

        public Settings withInitialMean(double value) {
            return new Settings(factors, epochs, learningRate, regularisation, value, initialDeviation, biased);
        }

        public Settings withInitialDeviation(double value) {
            return new Settings(factors, epochs, learningRate, regularisation, initialMean, value, biased);
        }

        public Settings withBiased(boolean value) {
            return new Settings(factors, epochs, learningRate, regularisation, initialMean, initialDeviation, value);
        }
    }

    private final Settings settings;

    public SvdTrainer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "svd";
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
    public SvdRecommender train(Interactions data, Run run) {
        TrainingData trainingData = TrainingData.of(data);
        BlockSchedule schedule = BlockSchedule.of(trainingData.interactions());
        Factors factors = Factors.random(trainingData.interactions(), settings, run.random("svd factors"));
        Descent descent = new Descent(schedule, factors, settings);
        try (Workers workers = Workers.of(run)) {
            for (int epoch = 1; epoch <= settings.epochs(); epoch++) {
                double rmse = descent.epoch(workers);
                checkConverging(rmse, epoch);
                run.progress("svd epochs", epoch, settings.epochs(), Map.of("rmse", rmse));
            }
        }
        return new SvdRecommender(trainingData, factors);
    }

    private void checkConverging(double rmse, int epoch) {
        if (!Double.isFinite(rmse)) {
            throw new IllegalArgumentException("svd diverged in epoch " + epoch + "; learningRate "
                    + settings.learningRate() + " is too high for these ratings, or they need to be scaled");
        }
    }
}
