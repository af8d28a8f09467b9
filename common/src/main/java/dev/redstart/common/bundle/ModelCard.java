package dev.redstart.common.bundle;

import dev.redstart.common.train.Provenance;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The model card (Mitchell et al. 2019) that a bundle carries: what the manifest says, for people. */
final class ModelCard {
    private final StringBuilder text = new StringBuilder();

    private ModelCard() {}

    /** Markdown. */
    static String write(Manifest manifest, List<BundleFile> files) {
        ModelCard card = new ModelCard();
        card.model(manifest);
        card.data(manifest.provenance());
        card.evaluation(manifest);
        card.settings(manifest.provenance());
        card.files(files);
        return card.text.toString();
    }

    private void model(Manifest manifest) {
        line("# " + manifest.name() + ", version " + manifest.version());
        line("");
        line("A model of kind `" + manifest.kind() + "`, trained by `"
                + manifest.provenance().algorithm() + "`, written " + manifest.createdAt() + ".");
    }

    private void data(Provenance provenance) {
        section("Training data");
        row("", "");
        row("---", "---");
        row("name", provenance.source().name());
        row("licence", orUnknown(provenance.source().licence()));
        row("sha256", orUnknown(provenance.source().sha256()));
        row("rows", Long.toString(provenance.rows()));
    }

    private void evaluation(Manifest manifest) {
        section("Evaluation");
        if (manifest.metrics().isEmpty()) {
            line("Not evaluated.");
            return;
        }
        line("Test data held out: " + orUnknown(manifest.split())
                + ". Mean, with its confidence interval where one was computed.");
        line("");
        row("metric", "this model", "baseline");
        row("---", "---", "---");
        manifest.metrics()
                .forEach((name, metric) -> row(
                        name, figure(metric), figure(manifest.baselineMetrics().get(name))));
    }

    private void settings(Provenance provenance) {
        section("How it was made");
        row("setting", "value");
        row("---", "---");
        row("seed", Long.toString(provenance.seed()));
        for (Map.Entry<String, Object> setting : provenance.settings().entrySet()) {
            row(setting.getKey(), setting.getValue().toString());
        }
        provenance.software().forEach((name, version) -> row(name, version));
    }

    private void files(List<BundleFile> files) {
        section("Files");
        row("file", "bytes");
        row("---", "---");
        files.forEach(file -> row(file.path(), Long.toString(file.bytes())));
    }

    private void section(String title) {
        line("");
        line("## " + title);
        line("");
    }

    private void row(String... cells) {
        StringBuilder row = new StringBuilder("|");
        for (String cell : cells) {
            row.append(' ').append(oneLine(cell).replace("|", "\\|")).append(" |");
        }
        line(row.toString());
    }

    private void line(String line) {
        text.append(oneLine(line)).append('\n');
    }

    private static String oneLine(String words) {
        return words.replaceAll("\\p{Cntrl}", " ");
    }

    private static String figure(@Nullable MetricSummary metric) {
        if (metric == null) {
            return "-";
        }
        String mean = String.format(Locale.ROOT, "%.4f", metric.mean());
        if (metric.low() == null || metric.high() == null) {
            return mean;
        }
        return mean + String.format(Locale.ROOT, " (%.4f to %.4f)", metric.low(), metric.high());
    }

    private static String orUnknown(@Nullable String words) {
        return words == null ? "unknown" : words;
    }
}
