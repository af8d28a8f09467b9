package dev.redstart.common.bundle;

import dev.redstart.common.train.Provenance;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a bundle says about its model. As {@code manifest.json} it also lists the files with their checksums, and the
 * inputs and outputs.
 *
 * @param kind the {@link BundleFormat#kind()} that can read it: {@code als}
 * @param name the model's name
 * @param version the model's version; a number in a registry
 * @param split how test data were held out, {@code time:0.8}; {@code null} when all data were trained on
 * @param metrics the evaluation by metric name, {@code ndcg@10}; empty when there was none
 * @param baselineMetrics the same metrics of the baseline that was trained beside it
 */
public record Manifest(
        String kind,
        String name,
        String version,
        Instant createdAt,
        Provenance provenance,
        @Nullable String split,
        Map<String, MetricSummary> metrics,
        Map<String, MetricSummary> baselineMetrics) {
    public Manifest {
        check("kind", kind);
        check("name", name);
        check("version", version);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        baselineMetrics = Collections.unmodifiableMap(new LinkedHashMap<>(baselineMetrics));
    }

    private static void check(String field, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException("the " + field + " of a manifest must not be blank");
        }
    }
}
