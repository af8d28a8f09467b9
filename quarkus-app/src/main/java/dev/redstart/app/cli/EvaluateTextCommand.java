package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.data.Documents;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextEvaluation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Judges a published text classifier on texts of one's own. */
@Command(
        name = "text",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "A published text classifier, on labelled texts.",
        description = "The texts should be ones that the model was not trained on, or the figures flatter it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart evaluate text imdb --data test.tsv.gz",
            "  redstart evaluate text spam@1 --data my.csv --label-column class --json"
        })
final class EvaluateTextCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "MODEL",
            description = "A published model: its name, or a version or alias of it, such as spam@3 or spam@canary.")
    private String reference = "";

    @Mixin
    private final TextDataOptions data = new TextDataOptions();

    EvaluateTextCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ModelVersion version = session.common().registry().resolve(reference);
        TextClassifier model = ModelKind.textClassifier(version);
        Documents test = data.load(session.terminal());
        noteFlattery(version, test);
        noteUnknownLabels(model, test);
        TextReport report = new TextReport(TextEvaluation.of(model, test));
        if (session.json()) {
            session.terminal().printJson(json(version, test, report));
        } else {
            session.terminal()
                    .print(session.terminal().bold(version.reference()) + " on " + Figures.counted(test.size(), "text")
                            + ":");
            report.print(session.terminal());
        }
        return 0;
    }

    private void noteFlattery(ModelVersion version, Documents test) {
        String trainedOn = version.manifest().provenance().source().sha256();
        if (trainedOn != null && trainedOn.equals(test.source().sha256())) {
            session.terminal().note("the model was trained on these very texts, so the figures flatter it");
        }
    }

    private void noteUnknownLabels(TextClassifier model, Documents test) {
        List<String> unknown = test.labels().ids().stream()
                .filter(label -> !model.labels().contains(label))
                .toList();
        if (!unknown.isEmpty()) {
            session.terminal()
                    .note("the model does not know the label '" + Text.printable(unknown.getFirst()) + "'"
                            + (unknown.size() == 1 ? "" : " and " + (unknown.size() - 1) + " more")
                            + "; texts with it count as wrong");
        }
    }

    private static Map<String, Object> json(ModelVersion version, Documents test, TextReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", version.name());
        json.put("version", version.version());
        json.put("rows", test.size());
        json.put("rocAuc", null); // stays where all texts are of one label
        json.putAll(report.json());
        return json;
    }
}
