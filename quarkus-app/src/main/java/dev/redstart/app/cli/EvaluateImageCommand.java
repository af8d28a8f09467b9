package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.vision.classify.ImageClassifier;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Judges a published image classifier on images of one's own. */
@Command(
        name = "image",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "A published image classifier, on labelled images.",
        description =
                "Of data with a test part, as MNIST has, that part. The images should be ones that the model was not"
                        + " trained on, or the figures flatter it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart evaluate image fashion --data fashion-mnist/",
            "  redstart evaluate image photos@1 --data other-photos/ --json"
        })
final class EvaluateImageCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            paramLabel = "MODEL",
            description =
                    "A published model: its name, or a version or alias of it, such as photos@3 or photos@canary.")
    private String reference = "";

    @Mixin
    private final ImageDataOptions data = new ImageDataOptions();

    EvaluateImageCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ModelVersion version = session.common().registry().resolve(reference);
        ImageClassifier model = ModelKind.imageClassifier(version);
        new Examination<>(session, new ImageClassifiers(), version, model)
                .run(data.as(images -> model.preprocessing()).load(session));
        return 0;
    }
}
