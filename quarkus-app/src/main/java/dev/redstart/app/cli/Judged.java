package dev.redstart.app.cli;

import dev.redstart.common.bundle.MetricSummary;
import dev.redstart.common.evaluate.Estimate;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.recommender.RecommenderTrainer.Task;
import dev.redstart.recommender.evaluate.CrossValidation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the test rows say about an algorithm.
 *
 * @param folds number of splits it was judged on
 * @param metrics by name, in the order of the report
 * @param runs every training of a cross-validation; empty for a single one
 * @param evaluation the only one; {@code null} for a cross-validation
 */
record Judged(
        String algorithm,
        Task task,
        int folds,
        Map<String, Metric> metrics,
        List<Map<String, Object>> runs,
        @Nullable Evaluation evaluation) {
    /**
     * One metric.
     *
     * @param low the lower end of the 95 % interval over users; {@code null} where there is none
     * @param values one a fold
     */
    record Metric(
            double mean, @Nullable Double low, @Nullable Double high, List<Double> values) {
        /** {@code 0.0901 to 0.0967}, or nothing. */
        String interval() {
            return low == null || high == null ? "" : Figures.metric(low) + " to " + Figures.metric(high);
        }
    }

    static Judged of(Task task, Judge.Evaluated single) {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        single.evaluation().estimates().forEach((name, estimate) -> metrics.put(name, metric(estimate)));
        return new Judged(single.algorithm(), task, 1, metrics, List.of(), single.evaluation());
    }

    private static Metric metric(Estimate estimate) {
        boolean interval = estimate.hasInterval();
        return new Metric(
                estimate.mean(),
                interval ? Double.valueOf(estimate.low()) : null,
                interval ? Double.valueOf(estimate.high()) : null,
                List.of(estimate.mean()));
    }

    static Judged of(Task task, CrossValidation validation) {
        Map<String, Metric> metrics = new LinkedHashMap<>();
        validation
                .results()
                .forEach((name, result) -> metrics.put(name, new Metric(result.mean(), null, null, result.values())));
        List<Map<String, Object>> runs = new ArrayList<>();
        for (CrossValidation.Fit fit : validation.fits()) {
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("fold", fit.fold() + 1);
            run.put("seed", fit.seed());
            metrics.keySet()
                    .forEach(name -> run.put(name, fit.evaluation().of(name).mean()));
            runs.add(run);
        }
        return new Judged(validation.algorithm(), task, validation.folds(), metrics, runs, null);
    }

    /** The metrics as a model's manifest keeps them. */
    Map<String, MetricSummary> summaries() {
        Map<String, MetricSummary> summaries = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> {
            if (Double.isFinite(metric.mean())) {
                summaries.put(name, new MetricSummary(metric.mean(), metric.low(), metric.high()));
            }
        });
        return summaries;
    }

    /** The metrics as programs read them: {@code mean}, {@code low} and {@code high} where known, {@code values} of folds. */
    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        metrics.forEach((name, metric) -> json.put(name, json(metric)));
        return json;
    }

    private Map<String, Object> json(Metric metric) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("mean", finite(metric.mean()));
        if (metric.low() != null) {
            json.put("low", finite(metric.low()));
            json.put("high", finite(metric.high()));
        }
        if (task == Task.RATING || folds > 1) {
            json.put("values", metric.values().stream().map(Judged::finite).toList());
        }
        return json;
    }

    /** JSON knows no NaN. */
    private static @Nullable Double finite(@Nullable Double value) {
        return value != null && Double.isFinite(value) ? value : null;
    }
}
