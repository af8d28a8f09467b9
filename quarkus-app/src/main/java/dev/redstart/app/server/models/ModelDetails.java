package dev.redstart.app.server.models;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.bundle.MetricSummary;
import dev.redstart.common.data.Source;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.train.Provenance;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A model with all its versions, the newest first. */
@Schema(name = "Model", description = "A model with all its versions, the newest first")
record ModelDetails(@JsonUnwrapped ModelSummary summary, List<Version> versions) {
    /** What a version was made of, and how good it is beside its baseline. */
    @Schema(name = "ModelVersion")
    record Version(
            @Schema(examples = "3") int version,
            @Schema(examples = "als") String kind,
            Instant createdAt,

            @Schema(description = "How test data were held out", examples = "time:0.8") @Nullable
            String split,

            Map<String, MetricSummary> metrics,
            Map<String, MetricSummary> baselineMetrics,
            Origin provenance) {
        static Version of(ModelVersion version) {
            Manifest manifest = version.manifest();
            return new Version(
                    version.version(),
                    manifest.kind(),
                    manifest.createdAt(),
                    manifest.split(),
                    manifest.metrics(),
                    manifest.baselineMetrics(),
                    Origin.of(manifest.provenance()));
        }
    }

    /** Algorithm, settings and data: enough to make the model again. */
    @Schema(name = "Provenance")
    record Origin(
            @Schema(examples = "als") String algorithm,
            Map<String, Object> settings,
            @Schema(examples = "42") long seed,
            Data data,
            Map<String, String> software) {
        static Origin of(Provenance provenance) {
            Source source = provenance.source();
            return new Origin(
                    provenance.algorithm(),
                    provenance.settings(),
                    provenance.seed(),
                    new Data(source.name(), source.licence(), source.sha256(), provenance.rows()),
                    provenance.software());
        }
    }

    /** Where the training rows came from. */
    @Schema(name = "TrainingData")
    record Data(
            @Schema(examples = "online-retail") String name,
            @Schema(examples = "CC-BY-4.0") @Nullable String licence,
            @Nullable String sha256,
            @Schema(examples = "387583") long rows) {}
}
