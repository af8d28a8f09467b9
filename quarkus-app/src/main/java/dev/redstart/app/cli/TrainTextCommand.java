package dev.redstart.app.cli;

import dev.redstart.common.data.Documents;
import dev.redstart.common.train.Trainer;
import dev.redstart.datasets.WordVectorsLoader;
import dev.redstart.nlp.classify.NetworkTextTrainer;
import dev.redstart.nlp.classify.TextClassifier;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a text classifier and its baseline, judges both on texts that they were not trained on, and publishes one. */
@Command(
        name = "text",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        description = {
            "Without --test a fifth of the texts is held out to judge the models, and the one that is published is"
                    + " trained again on all of them. With --test they are judged on those texts and trained on --data"
                    + " only.",
            "Ctrl-C publishes nothing; a network's state is kept after each epoch, and --resume goes on from it."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart train text --data sms-spam --name spam",
            "  redstart train text --data train.tsv.gz --test test.tsv.gz \\",
            "      --label-column 0 --text-column 1 --model lstm --epochs 3 --name imdb",
            "  redstart train text --data my.csv --model cnn --vectors glove --name mine"
        })
final class TrainTextCommand implements Callable<Integer> {
    private final Session session;
    private final AlgorithmOptions<Trainer<Documents, ? extends TextClassifier>> settings;

    @Mixin
    private final TextDataOptions data = new TextDataOptions();

    @Option(
            names = "--model",
            paramLabel = "WORD",
            description = {
                "linear: words and word pairs, in seconds.",
                "lstm, cnn: a network, with the linear model as its baseline; the network is published.",
                "auto: lstm or its baseline is published, whichever the figures speak for (default: ${DEFAULT-VALUE})."
            })
    private String model = ModelChoice.AUTO;

    @Option(
            names = "--vectors",
            paramLabel = "NAME|PATH",
            description = "Word vectors that the network begins with: glove, or a GloVe or fastText text file.")
    private @Nullable String vectors;

    @Mixin
    private final TrainOptions options = new TrainOptions("text");

    @Spec
    private CommandSpec spec;

    private TrainTextCommand(Session session, AlgorithmOptions<Trainer<Documents, ? extends TextClassifier>> settings) {
        this.session = session;
        this.settings = settings;
    }

    static CommandLine commandLine(Session session) {
        AlgorithmOptions<Trainer<Documents, ? extends TextClassifier>> options =
                new AlgorithmOptions<>(TextAlgorithms.MODELS.any());
        return options.on(new TrainTextCommand(session, options), "train text");
    }

    @Override
    public Integer call() {
        Trainer<Documents, ? extends TextClassifier> asked =
                settings.trainer(spec, Usage.of(spec, () -> TextAlgorithms.MODELS.named(model)));
        Course<Documents, TextClassifier> course = Usage.of(spec, () -> course(asked));
        course.check();
        return course.run(vectors == null ? asked : from(vectors, asked), model, data.rows());
    }

    private Course<Documents, TextClassifier> course(Trainer<Documents, ? extends TextClassifier> asked) {
        if (vectors != null && !(asked instanceof NetworkTextTrainer)) {
            throw Course.forNetworks("--vectors");
        }
        return Course.of(session, new TextClassifiers(), options, asked);
    }

    private static Trainer<Documents, ? extends TextClassifier> from(
            String nameOrPath, Trainer<Documents, ? extends TextClassifier> asked) {
        return TextAlgorithms.from(WordVectorsLoader.load(nameOrPath), (NetworkTextTrainer) asked);
    }
}
