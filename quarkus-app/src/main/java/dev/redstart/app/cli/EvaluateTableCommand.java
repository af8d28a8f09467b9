package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.tabular.TableClassifier;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Judges a published table classifier on rows of one's own. */
@Command(
        name = "table",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "A published table classifier, on labelled rows.",
        description = "The rows should be ones that the model was not trained on, or the figures flatter it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart evaluate table loans --data later.csv",
            "  redstart evaluate table npy@1 --data features.npy --labels labels.npy --json"
        })
final class EvaluateTableCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "MODEL",
            description = "A published model: its name, or a version or alias of it, such as loans@3 or loans@canary.")
    private String reference = "";

    @Mixin
    private final TableDataOptions data = new TableDataOptions();

    EvaluateTableCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ModelVersion version = session.common().registry().resolve(reference);
        TableClassifier model = ModelKind.tableClassifier(version);
        new Examination<>(session, new TableClassifiers(), version, model)
                .run(data.rows(null).load(session));
        return 0;
    }
}
