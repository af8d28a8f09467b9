package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.app.questions.PictureQuestion;
import dev.redstart.common.data.DataException;
import dev.redstart.common.model.Classification;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.vision.classify.ImageClassifier;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which label pictures have. */
@Command(
        name = "image",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "Pictures: files, and folders of them.",
        description = "PNG, JPEG, BMP and the first picture of GIF, of any size.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart classify image clothes shirt.png",
            "  redstart classify image clothes photos/ --skip-bad-rows --json"
        })
final class ClassifyImageCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A published model: its name, or a version or alias of it, such as clothes@3.")
    private String reference = "";

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE|DIR", description = "Pictures, and folders of them.")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--skip-bad-rows",
            description = "Name the files that are no pictures and go on, instead of stopping at the first.")
    private boolean skipBad;

    ClassifyImageCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        ModelVersion version = session.common().registry().resolve(reference);
        ModelKind.IMAGE_CLASSIFIER.expect(version);
        List<Path> files = PictureFiles.of(paths).files();
        Map<Path, Classification> answers = answers(ModelKind.imageClassifier(version), files);
        if (answers.size() < files.size()) {
            session.terminal()
                    .note(Figures.counted(files.size() - answers.size(), "bad file") + " skipped of "
                            + Figures.count(files.size()));
        }
        print(answers, files.size() == 1);
        return 0;
    }

    private Map<Path, Classification> answers(ImageClassifier model, List<Path> files) throws IOException {
        Map<Path, Classification> answers = new LinkedHashMap<>();
        for (Path file : files) {
            session.interrupt().cancellation().check();
            try {
                PictureQuestion question = PictureFiles.question(file);
                answers.put(file, model.answer(question.pixels(model)));
            } catch (DataException | AccessDeniedException e) {
                if (!skipBad) {
                    throw e;
                }
                session.terminal().note(Failure.line(e));
            }
        }
        return answers;
    }

    private void print(Map<Path, Classification> answers, boolean one) {
        if (session.json()) {
            session.terminal().printJson(one ? first(answers) : Map.of("answers", list(answers)));
        } else if (one) {
            answers.values().forEach(new LabelList(session.terminal())::print);
        } else {
            Table table = new Table("label", ">probability", "file");
            answers.forEach(
                    (file, answer) -> table.row(answer.label(), Figures.metric(answer.probability()), file.toString()));
            table.print(session.terminal());
        }
    }

    private static Map<String, Object> first(Map<Path, Classification> answers) {
        return answers.isEmpty() ? Map.of("answers", List.of()) : list(answers).getFirst();
    }

    private static List<Map<String, Object>> list(Map<Path, Classification> answers) {
        List<Map<String, Object>> list = new ArrayList<>();
        answers.forEach((file, answer) -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("file", file.toString());
            json.putAll(ClassificationJson.of(answer, null));
            list.add(json);
        });
        return list;
    }
}
