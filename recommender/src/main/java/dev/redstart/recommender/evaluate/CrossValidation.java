package dev.redstart.recommender.evaluate;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.recommender.Recommender;
import dev.redstart.recommender.RecommenderTrainer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One trainer on several splits with several seeds each: how good it is on average, and how much that varies from fold
 * to fold. Rating trainers are judged by {@link RatingEvaluation}, the others by {@link RankingEvaluation}. Immutable.
 */
public final class CrossValidation {
    private final String algorithm;
    private final int folds;
    private final List<Fit> fits;

    private CrossValidation(String algorithm, int folds, List<Fit> fits) {
        this.algorithm = algorithm;
        this.folds = folds;
        this.fits = List.copyOf(fits);
    }

    /** On one thread. */
    public static CrossValidation of(
            RecommenderTrainer<?> trainer, List<Split<Interactions>> splits, long[] seeds, ProgressListener listener) {
        return of(trainer, splits, seeds, Run.seeded(0).withListener(listener));
    }

    /**
     * @param run threads and cancellation for each fit; its listener hears of every fit that is done, its seed is not
     * used
     */
    public static CrossValidation of(
            RecommenderTrainer<?> trainer, List<Split<Interactions>> splits, long[] seeds, Run run) {
        if (splits.isEmpty() || seeds.length == 0) {
            throw new IllegalArgumentException("a cross-validation needs at least one split and one seed, got "
                    + splits.size() + " and " + seeds.length);
        }
        List<Fit> fits = new ArrayList<>();
        for (int fold = 0; fold < splits.size(); fold++) {
            for (long seed : seeds) {
                Fit fit =
                        fit(trainer, splits.get(fold), fold, run.withSeed(seed).withListener(ProgressListener.SILENT));
                fits.add(fit);
                run.progress("folds", fits.size(), (long) splits.size() * seeds.length, fit.leadingFigure());
            }
        }
        return new CrossValidation(trainer.name(), splits.size(), fits);
    }

    private static Fit fit(RecommenderTrainer<?> trainer, Split<Interactions> split, int fold, Run run) {
        Trained<? extends Recommender> trained = trainer.fit(split.train(), run);
        Evaluation evaluation =
                switch (trainer.task()) {
                    case RATING ->
                        RatingEvaluation.of(
                                trained.model(),
                                split.test(),
                                RatingEvaluation.Settings.defaults()
                                        .withBootstrapSamples(0)
                                        .withRun(run));
                    case RANKING ->
                        RankingEvaluation.of(
                                trained.model(),
                                split.test(),
                                RankingEvaluation.Settings.defaults()
                                        .withBootstrapSamples(0)
                                        .withRun(run));
                };
        return new Fit(fold, run.seed(), evaluation, trained.time());
    }

    public String algorithm() {
        return algorithm;
    }

    /** Number of splits. */
    public int folds() {
        return folds;
    }

    /** Every training with its evaluation, fold by fold and seed by seed. */
    public List<Fit> fits() {
        return fits;
    }

    /** Every metric that all folds have, by name, in the order in which reports show them. */
    public Map<String, Result> results() {
        Map<String, Result> results = new LinkedHashMap<>();
        for (String metric : fits.getFirst().evaluation().estimates().keySet()) {
            if (fits.stream().allMatch(fit -> fit.evaluation().has(metric))) {
                results.put(metric, of(metric));
            }
        }
        return results;
    }

    /** One metric; one line that names the others if there is none of that name. */
    public Result of(String metric) {
        double[] values = new double[folds];
        for (Fit fit : fits) {
            values[fit.fold()] += fit.evaluation().of(metric).mean() * folds / fits.size();
        }
        return new Result(
                Arrays.stream(values).sum() / folds,
                Arrays.stream(values).boxed().toList());
    }

    /**
     * A metric over all folds.
     *
     * @param mean the mean of the values
     * @param values one a fold, the mean over its seeds
     */
    public record Result(double mean, List<Double> values) {
        public Result {
            values = List.copyOf(values);
        }
    }

    /**
     * One training and its evaluation, without intervals.
     *
     * @param fold the number of the split, from 0
     * @param time how long the training took by the clock
     */
    public record Fit(int fold, long seed, Evaluation evaluation, Duration time) {
        /** The first metric: what a progress bar has room for. */
        private Map<String, Double> leadingFigure() {
            String metric = evaluation.estimates().keySet().iterator().next();
            return Map.of(metric, evaluation.of(metric).mean());
        }
    }
}
