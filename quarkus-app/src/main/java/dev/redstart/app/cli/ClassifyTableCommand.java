package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.app.questions.RowQuestion;
import dev.redstart.app.questions.RowQuestion.Reasoned;
import dev.redstart.common.data.DataException;
import dev.redstart.common.json.Json;
import dev.redstart.common.model.Classification;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.tabular.TableClassifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which label rows of a table have, and the strongest reasons for it. */
@Command(
        name = "table",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "Rows of a table, as JSON.",
        description =
                "Without --row and --file, the standard input is read, a row a line; each line is answered at once, with --json by "
                        + "one line of JSON. A category that training did not see counts as an average one.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart classify table shop --row '{\"age\": 41, \"job\": null}' --reasons 3",
            "  redstart classify table credit --file new.jsonl --reasons 4 --label 1"
        })
final class ClassifyTableCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A published model: its name, or a version or alias of it, such as credit@3.")
    private String reference = "";

    @Mixin
    private final RowOptions row = new RowOptions();

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "Read rows from a file instead, one JSON value a line.")
    private @Nullable Path file;

    @Option(
            names = "--reasons",
            paramLabel = "N",
            description = "Name the N columns that speak most for the label (default: ${DEFAULT-VALUE}, none).")
    private int reasons = 0;

    @Option(
            names = "--label",
            paramLabel = "LABEL",
            description = "The label that the reasons speak for, such as that of a refusal (default: the likeliest).")
    private @Nullable String label;

    @Spec
    private CommandSpec spec;

    ClassifyTableCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Usage.of(spec, this::checked);
        ModelVersion version = session.common().registry().resolve(reference);
        TableClassifier model = ModelKind.tableClassifier(version);
        if (row.given()) {
            answer(model, row.question(), true);
        } else {
            answerLines(model);
        }
        return 0;
    }

    private boolean checked() {
        if (row.given() && file != null) {
            throw new IllegalArgumentException("--file and --row exclude each other");
        }
        if (reasons < 0) {
            throw new IllegalArgumentException("--reasons must be at least 0, got " + reasons);
        }
        if (label != null && reasons == 0) {
            throw new IllegalArgumentException("--label chooses what --reasons speak for; say how many");
        }
        return true;
    }

    private void answerLines(TableClassifier model) throws IOException {
        if (file == null && session.terminal().showsProgress()) {
            session.terminal().note("reading one row a line, as JSON, from the standard input");
        }
        String where = file == null ? "standard input" : String.valueOf(file.getFileName());
        try (InputStream in = file == null ? session.terminal().in() : Files.newInputStream(file)) {
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            long number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    answerLine(model, line, where + ":" + number);
                }
            }
        }
    }

    private void answerLine(TableClassifier model, String line, String where) {
        RowQuestion question = new RowQuestion(Json.read(line, where));
        try {
            answer(model, question, false);
        } catch (IllegalArgumentException e) {
            throw new DataException(where + ": " + e.getMessage(), e);
        }
    }

    private void answer(TableClassifier model, RowQuestion question, boolean alone) {
        Reasoned reasoned = reasons == 0 ? null : question.reasoned(model, label, reasons);
        Classification answer = reasoned == null ? question.answer(model) : reasoned.answer();
        if (!session.json()) {
            print(answer, reasoned, alone);
            return;
        }
        var json = reasoned == null ? ClassificationJson.of(answer, null) : ReasonsJson.of(reasoned);
        if (alone) {
            session.terminal().printJson(json);
        } else {
            session.terminal().printJsonLine(json);
        }
    }

    private void print(Classification answer, @Nullable Reasoned reasoned, boolean alone) {
        Terminal terminal = session.terminal();
        if (alone) {
            new LabelList(terminal).print(answer);
        } else {
            terminal.print(Text.printable(answer.label()) + "\t" + Figures.metric(answer.probability()));
        }
        if (reasoned != null) {
            reasoned.reasons()
                    .forEach(reason -> terminal.print("  +" + Figures.metric(reason.weight()) + " for "
                            + Text.printable(reasoned.reasonsFor() + ": " + reason.text())));
        }
    }
}
