package dev.redstart.recommender.evaluate;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.evaluate.Bootstrap;
import dev.redstart.common.evaluate.ErrorMetric;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.evaluate.Mae;
import dev.redstart.common.evaluate.Observations;
import dev.redstart.common.evaluate.Rmse;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.Recommender;
import java.util.function.DoubleUnaryOperator;

/**
 * How far predicted ratings are from those that users gave: {@code rmse}, {@code mae}, and {@code coverage}, the share
 * of test ratings that the model predicts from knowledge of both user and item.
 *
 * <p>Every test row counts once, those that the model answers by its fallback included (as in Surprise), so that a
 * model cannot win by refusing the hard ones. The intervals draw users, with all their ratings.
 */
public final class RatingEvaluation {
    private static final int BATCH = 4_096;

    private final Recommender model;
    private final Interactions test;
    private final double[] errorOfRow;
    private final boolean[] fallbackOfRow;

    private RatingEvaluation(Recommender model, Interactions test) {
        this.model = model;
        this.test = test;
        this.errorOfRow = new double[test.size()];
        this.fallbackOfRow = new boolean[test.size()];
    }

    /** With 1,000 bootstrap resamples on one thread. */
    public static Evaluation of(Recommender model, Interactions test) {
        return of(model, test, Settings.defaults());
    }

    /** @throws IllegalArgumentException if there is nothing to test on */
    public static Evaluation of(Recommender model, Interactions test, Settings settings) {
        RankingEvaluation.checkNotEmpty(test);
        RatingEvaluation evaluation = new RatingEvaluation(model, test);
        new Batches(test.size(), BATCH, evaluation::predict).run("predicting ratings", settings.run());
        Evaluation.Builder result = Evaluation.builder(test.users().ids());
        for (ErrorMetric metric : new ErrorMetric[] {new Rmse(), new Mae()}) {
            result.add(
                    metric.name(),
                    evaluation.byUser(row -> metric.loss(evaluation.errorOfRow[row]), metric::ofMeanLoss));
        }
        result.add(
                "coverage",
                evaluation.byUser(row -> evaluation.fallbackOfRow[row] ? 0 : 1, DoubleUnaryOperator.identity()));
        return result.build(settings.bootstrap());
    }

    private void predict(int from, int to) {
        for (int row = from; row < to; row++) {
            Prediction prediction =
                    predict(test.users().id(test.userOf(row)), test.items().id(test.itemOf(row)));
            errorOfRow[row] = prediction.value() - test.valueOf(row);
            fallbackOfRow[row] = prediction.fallback();
        }
    }

    private Prediction predict(String user, String item) {
        Prediction prediction = model.predict(user, item);
        if (!Double.isFinite(prediction.value())) {
            throw new ModelException("the model predicts " + prediction.value() + " for user '" + user + "' and item '"
                    + item + "'; did its training diverge? Try a lower learning rate");
        }
        return prediction;
    }

    private interface RowValue {
        double of(int row);
    }

    private Observations byUser(RowValue value, DoubleUnaryOperator finish) {
        double[] sums = new double[test.users().size()];
        double[] counts = new double[sums.length];
        for (int row = 0; row < test.size(); row++) {
            sums[test.userOf(row)] += value.of(row);
            counts[test.userOf(row)]++;
        }
        return Observations.of(sums, counts, finish);
    }

    /**
     * How to evaluate.
     *
     * @param bootstrapSamples resamples for the intervals, 0 for none
     * @param run threads, seed of the resamples, and who listens
     */
    public record Settings(int bootstrapSamples, Run run) {
        public Settings {
            Bootstrap.checkSamples(bootstrapSamples);
        }

        public static Settings defaults() {
            return new Settings(1_000, Run.seeded(42));
        }

        public Settings withBootstrapSamples(int value) {
            return new Settings(value, run);
        }

        public Settings withRun(Run value) {
            return new Settings(bootstrapSamples, value);
        }

        Bootstrap bootstrap() {
            return new Bootstrap(bootstrapSamples, run.seed());
        }
    }
}
