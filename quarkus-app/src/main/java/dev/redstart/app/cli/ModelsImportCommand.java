package dev.redstart.app.cli;

import dev.redstart.common.data.Source;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.json.Json;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.registry.PublishNotes;
import dev.redstart.common.train.Provenance;
import dev.redstart.vision.classify.ImageFormats;
import dev.redstart.vision.classify.OnnxImageClassifier;
import dev.redstart.vision.classify.OnnxImageClassifier.Answer;
import dev.redstart.vision.image.Preprocessing;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Publishes an image classifier that was trained elsewhere. */
@Command(
        name = "import",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "Publish an image classifier that was trained elsewhere and exported as ONNX.",
        description = {
            "The graph takes pictures and answers with a number for each label. How a picture becomes its input is a JSON file; for most "
                    + "networks of torchvision:",
            "  {\"width\": 224, \"height\": 224, \"channels\": 3, \"fit\": \"crop\",",
            "   \"mean\": [0.485, 0.456, 0.406], \"deviation\": [0.229, 0.224, 0.225]}"
        },
        footerHeading = "%nExample:%n",
        footer = {
            "  redstart models import photos --onnx resnet18.onnx \\",
            "      --labels labels.txt --preprocessing imagenet.json"
        })
final class ModelsImportCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "What the model is called.")
    private String name = "";

    @Option(names = "--onnx", required = true, paramLabel = "FILE", description = "The graph with its weights.")
    private Path onnx = Path.of("");

    @Option(
            names = "--labels",
            required = true,
            paramLabel = "FILE",
            description = "The labels, one a line, in the order of the graph's answers.")
    private Path labels = Path.of("");

    @Option(
            names = "--preprocessing",
            required = true,
            paramLabel = "FILE",
            description = "How pictures become the graph's input, as JSON; fit is stretch, letterbox or crop.")
    private Path preprocessing = Path.of("");

    @Option(
            names = "--answer",
            paramLabel = "logits|probabilities",
            description = "What the graph answers (default: ${DEFAULT-VALUE}, as most exports from PyTorch do).")
    private Answer answer = Answer.LOGITS;

    @Spec
    private CommandSpec spec;

    ModelsImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        ModelName published = Usage.of(spec, () -> new ModelName(name));
        session.common().checkHome();
        OnnxImageClassifier model = OnnxImageClassifier.of(Files.readAllBytes(onnx), labels(), prepared(), answer);
        PublishNotes notes = PublishNotes.of(new Provenance(
                "onnx",
                Map.of("answer", Setting.word(answer)),
                0,
                Source.inMemory(String.valueOf(onnx.getFileName())),
                0,
                Map.of("java", Runtime.version().toString())));
        ModelVersion version =
                session.common().registry().publish(published.text(), model, ImageFormats.of(model), notes);
        print(version, model);
        return 0;
    }

    private Vocabulary labels() throws IOException {
        List<String> lines = Files.readAllLines(labels).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return Vocabulary.of(lines);
    }

    private Preprocessing prepared() throws IOException {
        String where = String.valueOf(preprocessing.getFileName());
        try (InputStream in = Files.newInputStream(preprocessing)) {
            return Preprocessing.fromJson(Json.readObject(in, where), where);
        }
    }

    private void print(ModelVersion version, OnnxImageClassifier model) {
        if (!session.json()) {
            session.terminal()
                    .print("published " + session.terminal().bold(version.reference()) + ": imported from "
                            + Text.printable(String.valueOf(onnx.getFileName())) + ", "
                            + Figures.counted(model.labels().size(), "label"));
            return;
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", version.name());
        json.put("version", version.version());
        json.put("labels", model.labels().ids());
        json.put("preprocessing", model.preprocessing().toJson());
        json.put("path", version.path().toString());
        session.terminal().printJson(json);
    }
}
