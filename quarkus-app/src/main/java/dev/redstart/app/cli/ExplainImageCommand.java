package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.app.questions.PictureExplainer;
import dev.redstart.app.questions.PictureQuestion;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.vision.explain.ImageExplainers;
import dev.redstart.vision.explain.ImageExplanation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why a picture has its label: a picture of what speaks for it. */
@Command(
        name = "image",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "The places of a picture that speak for a label, and those against it.",
        description =
                "Writes the picture in gray, with what speaks for the label in red and what speaks against it in blue.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart explain image clothes shirt.png --output heat.png",
            "  redstart explain image clothes shirt.png --label coat --output coat.png"
        })
final class ExplainImageCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A published model: its name, or a version or alias of it, such as clothes@3.")
    private String reference = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The picture.")
    private Path file = Path.of("");

    @Option(
            names = "--output",
            required = true,
            paramLabel = "PNG",
            description = "The file to write; replaced if it exists.")
    private Path output = Path.of("");

    @Option(
            names = "--method",
            paramLabel = "WORD",
            description = {
                "grad-cam: where the last convolution of a network looks.",
                "integrated-gradients: each pixel of a network or linear model.",
                "occlusion, lime: any model, by asking it about changed pictures (default: grad-cam for networks, "
                        + "integrated-gradients for linear models, occlusion for imported ones)."
            })
    private @Nullable String method;

    @Option(names = "--label", paramLabel = "LABEL", description = "The label to explain (default: the likeliest).")
    private @Nullable String label;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 0;

    @Spec
    private CommandSpec spec;

    ExplainImageCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        Usage.of(spec, this::checkedMethod);
        Usage.of(spec, this::checkedOutput);
        ModelVersion version = session.common().registry().resolve(reference);
        ModelKind.IMAGE_CLASSIFIER.expect(version);
        PictureQuestion question = PictureFiles.question(file);
        ImageExplanation explanation =
                new PictureExplainer(method, label, seed).explain(ModelKind.imageClassifier(version), question);
        Files.write(output, question.overlay(explanation));
        if (session.json()) {
            session.terminal().printJson(json(explanation));
        } else {
            print(explanation);
        }
        return 0;
    }

    private boolean checkedMethod() {
        if (method != null && !ImageExplainers.names().contains(method)) {
            throw new IllegalArgumentException("--method must be one of "
                    + String.join(", ", ImageExplainers.names()) + ", got '" + method + "'"
                    + Closest.hint(method, ImageExplainers.names()));
        }
        return true;
    }

    /** Said before a model is read and asked, not after it. */
    private boolean checkedOutput() {
        Path folder = output.toAbsolutePath().getParent();
        if (Files.isDirectory(output) || folder == null || !Files.isDirectory(folder)) {
            throw new IllegalArgumentException("--output must be a file in a folder that exists, got '" + output + "'");
        }
        if (output.toAbsolutePath().normalize().equals(file.toAbsolutePath().normalize())) {
            throw new IllegalArgumentException("--output must be another file than the picture, got '" + output + "'");
        }
        return true;
    }

    private void print(ImageExplanation explanation) {
        Terminal terminal = session.terminal();
        terminal.print(terminal.bold(Text.printable(explanation.label())) + " "
                + Figures.metric(explanation.probability()) + ": " + output + " shows why, by " + explanation.method());
    }

    private Map<String, Object> json(ImageExplanation explanation) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", explanation.label());
        json.put("probability", explanation.probability());
        json.put("method", explanation.method());
        json.put("output", output.toString());
        return json;
    }
}
