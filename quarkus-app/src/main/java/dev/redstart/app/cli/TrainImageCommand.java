package dev.redstart.app.cli;

import dev.redstart.common.data.Images;
import dev.redstart.common.train.Trainer;
import dev.redstart.vision.classify.CnnTrainer;
import dev.redstart.vision.classify.ImageClassifier;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains an image classifier and its baseline, judges both on images that they were not trained on, and publishes one. */
@Command(
        name = "image",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        description = {
            "Without --test a fifth of the images is held out to judge the models, and the one that is published is"
                    + " trained again on all of them. With --test, or where the data has a test part as MNIST has, they"
                    + " are judged on those images and trained on the others only.",
            "Ctrl-C publishes nothing; a network's state is kept after each epoch, and --resume goes on from it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart train image --data fashion-mnist-small --name clothes",
            "  redstart train image --data mnist/ --model seed28 --epochs 5 --name digits",
            "  redstart train image --data photos/ --model default \\",
            "      --flip-columns --shift 0.1 --name photos"
        })
final class TrainImageCommand implements Callable<Integer> {
    private final Session session;
    private final AlgorithmOptions<Trainer<Images, ? extends ImageClassifier>> settings;

    @Mixin
    private final ImageDataOptions data = new ImageDataOptions();

    @Option(
            names = "--model",
            paramLabel = "WORD",
            description = {
                "linear: logistic regression on pixels, in seconds.",
                "default: a small residual network; lenet; seed28, seed224-gray, seed224-rgb: plain networks for"
                        + " images of these sides. Each with the linear model as its baseline; the network is published.",
                "auto: the default network or its baseline is published, whichever the figures speak for (default:"
                        + " ${DEFAULT-VALUE})."
            })
    private String model = ModelChoice.AUTO;

    @Mixin
    private final TrainOptions options = new TrainOptions("image");

    @Spec
    private CommandSpec spec;

    private TrainImageCommand(Session session, AlgorithmOptions<Trainer<Images, ? extends ImageClassifier>> settings) {
        this.session = session;
        this.settings = settings;
    }

    static CommandLine commandLine(Session session) {
        AlgorithmOptions<Trainer<Images, ? extends ImageClassifier>> options =
                new AlgorithmOptions<>(ImageAlgorithms.MODELS.any());
        return options.on(new TrainImageCommand(session, options), "train image");
    }

    @Override
    public Integer call() {
        Trainer<Images, ? extends ImageClassifier> asked =
                settings.trainer(spec, Usage.of(spec, () -> ImageAlgorithms.MODELS.named(model)));
        Course<Images, ImageClassifier> course =
                Usage.of(spec, () -> Course.of(session, new ImageClassifiers(), options, asked));
        course.check();
        CnnTrainer viewer =
                asked instanceof CnnTrainer network ? network : new CnnTrainer(CnnTrainer.Settings.defaults());
        return course.run(asked, model, data.as(viewer::preprocessing));
    }
}
