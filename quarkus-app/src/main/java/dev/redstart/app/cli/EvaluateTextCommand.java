package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.nlp.classify.TextClassifier;
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
        new Examination<>(session, new TextClassifiers(), version, model)
                .run(data.rows().load(session));
        return 0;
    }
}
