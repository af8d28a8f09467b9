package dev.redstart.app.cli;

import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.evaluate.PairedDifference;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.RecommenderTrainer.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An algorithm and the baseline of its task, judged on the same rows. */
record Report(Judged judged, @Nullable Judged baseline) {
    /** Metrics of which less is better. */
    private static final List<String> ERRORS = List.of("rmse", "mae");

    /** The yardstick of a task: what knows no taste at all. */
    static Algorithm<RecommenderTrainer<?>> baselineOf(Task task) {
        return switch (task) {
            case RATING -> Algorithms.BASELINE;
            case RANKING -> Algorithms.POPULARITY;
        };
    }

    /** One row a metric; the better figure of each row in green. */
    void print(Terminal terminal) {
        boolean folds = judged.folds() > 1;
        String spread = folds ? "folds" : "95 % interval";
        Table table = baseline == null
                ? new Table("metric", ">" + judged.algorithm(), spread)
                : new Table("metric", ">" + judged.algorithm(), spread, ">" + baselineHeading(baseline), spread);
        judged.metrics().forEach((name, metric) -> {
            String shown = Figures.metric(metric.mean());
            if (baseline == null) {
                table.row(name, shown, spread(metric));
            } else {
                Judged.Metric yardstick = baseline.metrics().get(name);
                table.row(
                        name,
                        shown,
                        spread(metric),
                        yardstick == null ? "" : Figures.metric(yardstick.mean()),
                        yardstick == null ? "" : spread(yardstick));
            }
        });
        table.print(terminal);
        verdict().ifPresent(verdict -> terminal.print(terminal.bold(verdict)));
    }

    private static String baselineHeading(Judged baseline) {
        return baseline.algorithm().equals("baseline") ? "baseline" : baseline.algorithm() + " (baseline)";
    }

    private static String spread(Judged.Metric metric) {
        if (metric.values().size() > 1) {
            double low = metric.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .min()
                    .orElseThrow();
            double high = metric.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElseThrow();
            return Figures.metric(low) + " to " + Figures.metric(high);
        }
        return metric.interval();
    }

    /** Whether the algorithm beats the yardstick, in one line; nothing where it is the yardstick. */
    private Optional<String> verdict() {
        if (baseline == null) {
            return Optional.empty();
        }
        String metric = judged.metrics().keySet().iterator().next();
        double own = figure(judged, metric);
        double other = figure(baseline, metric);
        boolean better = ERRORS.contains(metric) ? own < other : own > other;
        return Optional.of(
                better
                        ? judged.algorithm() + " beats " + baseline.algorithm() + " by " + metric
                                + doubt(metric, judged.evaluation(), baseline.evaluation())
                        : judged.algorithm() + " does not beat " + baseline.algorithm() + " by " + metric
                                + ": try other settings, or more data");
    }

    /** What the two figures alone do not show: other test users might have turned them round. */
    private static String doubt(String metric, @Nullable Evaluation own, @Nullable Evaluation other) {
        boolean inDoubt = own != null
                && other != null
                && !PairedDifference.of(metric, own, other).isClear();
        return inDoubt ? ", but not clearly: other test users might say otherwise" : "";
    }

    private static double figure(Judged judged, String metric) {
        Judged.Metric found = judged.metrics().get(metric);
        return found == null ? Double.NaN : found.mean();
    }

    /** The baseline's figures with its name, as they stand under the key {@code baseline}. */
    static Map<String, Object> baselineJson(Judged baseline) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("algorithm", baseline.algorithm());
        json.putAll(baseline.json());
        return json;
    }
}
