package dev.redstart.common.registry;

import dev.redstart.common.bundle.MetricSummary;
import dev.redstart.common.train.Provenance;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a model beside the model itself; it goes into the manifest.
 *
 * @param split how test data were held out; {@code null} when all data were trained on
 * @param metrics the evaluation by metric name; empty when there was none
 * @param baselineMetrics the same metrics of the baseline
 */
public record PublishNotes(
        Provenance provenance,
        @Nullable String split,
        Map<String, MetricSummary> metrics,
        Map<String, MetricSummary> baselineMetrics) {
    public PublishNotes {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        baselineMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(baselineMetrics));
    }

    /** A model that was not evaluated. */
    public static PublishNotes of(Provenance provenance) {
        return new PublishNotes(provenance, null, Map.of(), Map.of());
    }

    /** The same with an evaluation. */
    public PublishNotes withEvaluation(
            String heldOut, Map<String, MetricSummary> model, Map<String, MetricSummary> baseline) {
        return new PublishNotes(provenance, heldOut, model, baseline);
    }
}
