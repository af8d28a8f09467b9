package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.bundle.MetricSummary;
import dev.redstart.common.registry.ModelRegistry;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.train.Provenance;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What there is to say of a published version. */
record ModelCard(ModelVersion version, List<String> aliases) {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    static ModelCard of(ModelRegistry registry, ModelVersion version) {
        List<String> aliases = new ArrayList<>();
        registry.aliases(version.name()).forEach((alias, target) -> {
            if (target == version.version()) {
                aliases.add(alias);
            }
        });
        return new ModelCard(version, aliases);
    }

    private Manifest manifest() {
        return version.manifest();
    }

    Provenance provenance() {
        return manifest().provenance();
    }

    /** {@code text classifier}; the kind of its bundle where this version does not know it. */
    String kind() {
        return ModelKind.of(version).map(ModelKind::words).orElse(manifest().kind());
    }

    String published() {
        return MINUTE.format(manifest().createdAt());
    }

    /** {@code ndcg@10 0.0934 (baseline 0.0512)}, or nothing where it was not judged. */
    String leadingFigure() {
        if (manifest().metrics().isEmpty()) {
            return "";
        }
        String metric = manifest().metrics().keySet().iterator().next();
        MetricSummary own = manifest().metrics().get(metric);
        MetricSummary baseline = manifest().baselineMetrics().get(metric);
        return metric + " " + Figures.metric(own == null ? Double.NaN : own.mean())
                + (baseline == null ? "" : " (baseline " + Figures.metric(baseline.mean()) + ")");
    }

    void print(Terminal terminal) {
        terminal.print(terminal.bold(version.reference())
                + (aliases.isEmpty() ? "" : " (" + String.join(", ", aliases) + ")"));
        new Table("", "")
                .row("kind", kind())
                .row("algorithm", provenance().algorithm())
                .row("settings", settings())
                .row("seed", Long.toString(provenance().seed()))
                .row(
                        "data",
                        provenance().source().name() + ", "
                                + Figures.counted(provenance().rows(), "row"))
                .row("licence", known(provenance().source().licence()))
                .row("sha256", known(provenance().source().sha256()))
                .row("published", published())
                .row("made with", provenance().software().toString())
                .row("path", version.path().toString())
                .print(terminal);
        if (!manifest().metrics().isEmpty()) {
            terminal.print();
            printMetrics(terminal);
        }
    }

    private static String known(@Nullable String text) {
        return text == null ? "not known" : text;
    }

    private String settings() {
        List<String> words = new ArrayList<>();
        provenance().settings().forEach((name, value) -> words.add(name + " " + value));
        return String.join(", ", words);
    }

    private void printMetrics(Terminal terminal) {
        Table table = new Table("metric (" + manifest().split() + ")", ">model", "95 % interval", ">baseline");
        manifest().metrics().forEach((name, own) -> {
            MetricSummary baseline = manifest().baselineMetrics().get(name);
            table.row(
                    name,
                    Figures.metric(own.mean()),
                    own.low() == null || own.high() == null
                            ? ""
                            : Figures.metric(own.low()) + " to " + Figures.metric(own.high()),
                    baseline == null ? "" : Figures.metric(baseline.mean()));
        });
        table.print(terminal);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", version.name());
        json.put("version", version.version());
        json.put("aliases", aliases);
        json.put("kind", manifest().kind());
        json.put("algorithm", provenance().algorithm());
        json.put("settings", provenance().settings());
        json.put("seed", provenance().seed());
        json.put("createdAt", manifest().createdAt().toString());
        json.put("data", data());
        json.put("software", provenance().software());
        json.put("split", manifest().split());
        json.put("metrics", json(manifest().metrics()));
        json.put("baselineMetrics", json(manifest().baselineMetrics()));
        json.put("path", version.path().toString());
        return json;
    }

    private Map<String, Object> data() {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("name", provenance().source().name());
        data.put("licence", provenance().source().licence());
        data.put("sha256", provenance().source().sha256());
        data.put("rows", provenance().rows());
        return data;
    }

    private static Map<String, Object> json(Map<String, MetricSummary> metrics) {
        Map<String, Object> json = new LinkedHashMap<>();
        metrics.forEach((name, summary) -> {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("mean", summary.mean());
            if (summary.low() != null) {
                figures.put("low", summary.low());
                figures.put("high", summary.high());
            }
            json.put(name, figures);
        });
        return json;
    }
}
