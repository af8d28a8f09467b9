package dev.redstart.recommender.baseline;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.TrainingData;

/**
 * Ratings from the mean and the biases of user and item: the yardstick of rating prediction. The same algorithms, in the same order of
 * updates, as {@code BaselineOnly} of Surprise 1.1.4.
 */
public final class BaselineTrainer implements RecommenderTrainer<BaselineRecommender> {
    /** How the biases are found. */
    public enum Method {
        /** Alternating least squares: item biases, then user biases. */
        ALS,
        /** Stochastic gradient descent: user by user, the ratings of each in the order of the rows. */
        SGD,
        /** No biases: everybody rates everything as the mean. */
        MEAN
    }

    /**
     * @param epochs passes over the data, 0 for {@link Method#MEAN}
     * @param itemRegularisation of {@link Method#ALS}: how many ratings of exactly the mean are added for each item
     * @param userRegularisation of {@link Method#ALS}, and of a basket's owner whatever the method: the same for each user
     * @param regularisation of {@link Method#SGD}
     * @param learningRate of {@link Method#SGD}
     */
    public record Settings(
            Method method,
            int epochs,
            double itemRegularisation,
            double userRegularisation,
            double regularisation,
            double learningRate) {
        public Settings {
            if (epochs < 0) {
                throw new IllegalArgumentException("epochs must be at least 0, got " + epochs);
            }
            atLeastZero("itemRegularisation", itemRegularisation);
            atLeastZero("userRegularisation", userRegularisation);
            atLeastZero("regularisation", regularisation);
            if (!(learningRate > 0 && learningRate <= 1)) {
                throw new IllegalArgumentException("learningRate must be above 0 and at most 1, got " + learningRate);
            }
        }

        private static void atLeastZero(String name, double value) {
            if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException(name + " must be at least 0, got " + value);
            }
        }

        /** Alternating least squares, 10 epochs. */
        public static Settings defaults() {
            return new Settings(Method.ALS, 10, 10, 15, 0.02, 0.005);
        }

        /** Stochastic gradient descent, 20 epochs. */
        public static Settings sgd() {
            return defaults().withMethod(Method.SGD).withEpochs(20);
        }

        /** The mean alone. */
        public static Settings mean() {
            return defaults().withMethod(Method.MEAN).withEpochs(0);
        }

        public Settings withMethod(Method value) {
            return new Settings(value, epochs, itemRegularisation, userRegularisation, regularisation, learningRate);
        }

        public Settings withEpochs(int value) {
            return new Settings(method, value, itemRegularisation, userRegularisation, regularisation, learningRate);
        }

        public Settings withItemRegularisation(double value) {
            return new Settings(method, epochs, value, userRegularisation, regularisation, learningRate);
        }

        public Settings withUserRegularisation(double value) {
            return new Settings(method, epochs, itemRegularisation, value, regularisation, learningRate);
        }

        public Settings withRegularisation(double value) {
            return new Settings(method, epochs, itemRegularisation, userRegularisation, value, learningRate);
        }

        public Settings withLearningRate(double value) {
            return new Settings(method, epochs, itemRegularisation, userRegularisation, regularisation, value);
        }
    }

    private final Settings settings;

    public BaselineTrainer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "baseline";
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
    public BaselineRecommender train(Interactions data, Run run) {
        return new BaselineRecommender(TrainingData.of(data), biases(data, run));
    }

    /** The biases alone, for algorithms that start from them. */
    public Biases biases(Interactions data, Run run) {
        BiasSearch search = new BiasSearch(data, settings);
        return switch (settings.method()) {
            case ALS -> search.byAlternatingLeastSquares(run);
            case SGD -> search.byGradientDescent(run);
            case MEAN -> search.none();
        };
    }
}
