package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.model.Classification;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.nlp.classify.TextClassifier;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which label something has. */
@Command(
        name = "classify",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        synopsisSubcommandLabel = "SUBJECT",
        commandListHeading = "%nSubjects:%n",
        header = "Say which label a text, a picture or a row has.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart classify text spam \"You have won a prize, call now\"",
            "  redstart classify image clothes shirt.png",
            "  redstart classify table credit --file customers.jsonl --reasons 3"
        })
final class ClassifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private ClassifyCommand() {}

    static CommandLine commandLine(Session session) {
        return new CommandLine(new ClassifyCommand())
                .addSubcommand("text", new OfTexts(session))
                .addSubcommand("image", new ClassifyImageCommand(session))
                .addSubcommand("table", new ClassifyTableCommand(session));
    }

    @Override
    public Integer call() {
        throw Usage.incomplete(spec, "a subject");
    }

    /** Texts, from the command line, a file or a stream. */
    @Command(
            name = "text",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            header = "Texts from the command line, a file or a stream.",
            description =
                    "Without TEXT and --file, the standard input is read, one text a line; each line is answered at once, "
                            + "with --json by one line of JSON.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  redstart classify text spam \"You have won a prize, call now\"",
                "  redstart classify text spam --file messages.txt",
                "  tail -f inbox.jsonl | redstart classify text spam --json-lines"
            })
    static final class OfTexts implements Callable<Integer> {
        private final Session session;

        @Parameters(
                index = "0",
                paramLabel = "MODEL",
                description =
                        "A published model: its name, or a version or alias of it, such as spam@3 or spam@canary.")
        private String reference = "";

        @Parameters(index = "1..*", arity = "0..*", paramLabel = "TEXT", description = "Texts, each in quotes.")
        private List<String> texts = new ArrayList<>();

        @Option(names = "--file", paramLabel = "FILE", description = "Read texts from a file instead, one a line.")
        private @Nullable Path file;

        @Option(
                names = "--json-lines",
                description =
                        "Each line is a JSON object with the text under 'text', and answered by one with its 'id', if any.")
        private boolean jsonLines;

        @Spec
        private CommandSpec spec;

        OfTexts(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Usage.of(spec, this::checkedSource);
            ModelVersion version = session.common().registry().resolve(reference);
            TextClassifier model = ModelKind.textClassifier(version);
            if (texts.isEmpty()) {
                answerLines(model);
            } else if (session.json()) {
                printJson(texts.stream().map(model::answer).toList());
            } else {
                print(texts.stream().map(model::answer).toList());
            }
            return 0;
        }

        private boolean checkedSource() {
            if (!texts.isEmpty() && (file != null || jsonLines)) {
                throw new IllegalArgumentException(
                        (file == null ? "--json-lines" : "--file") + " and TEXT exclude each other");
            }
            return true;
        }

        private void answerLines(TextClassifier model) {
            if (file == null && session.terminal().showsProgress()) {
                session.terminal().note("reading one text a line from the standard input");
            }
            String where = file == null ? "standard input" : String.valueOf(file.getFileName());
            try (InputStream in = file == null ? session.terminal().in() : Files.newInputStream(file)) {
                new TextLines(in, where, jsonLines).forEach((text, id) -> printLine(text, id, model.answer(text)));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void printLine(String text, @Nullable Object id, Classification answer) {
            if (jsonLines || session.json()) {
                session.terminal().printJsonLine(ClassificationJson.of(answer, id));
            } else {
                session.terminal()
                        .print(Text.printable(answer.label()) + "\t" + Figures.metric(answer.probability()) + "\t"
                                + Text.printable(text));
            }
        }

        private void printJson(List<Classification> answers) {
            session.terminal()
                    .printJson(
                            answers.size() == 1
                                    ? ClassificationJson.of(answers.getFirst(), null)
                                    : Map.of(
                                            "answers",
                                            answers.stream()
                                                    .map(answer -> ClassificationJson.of(answer, null))
                                                    .toList()));
        }

        private void print(List<Classification> answers) {
            if (answers.size() == 1) {
                new LabelList(session.terminal()).print(answers.getFirst());
                return;
            }
            Table table = new Table("label", ">probability", "text");
            for (int at = 0; at < answers.size(); at++) {
                Classification answer = answers.get(at);
                table.row(
                        answer.label(),
                        Figures.metric(answer.probability()),
                        Text.cut(
                                Text.printable(texts.get(at)),
                                session.terminal().width() / 2));
            }
            table.print(session.terminal());
        }
    }
}
