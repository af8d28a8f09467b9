package dev.redstart.app.cli;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.common.train.Trainer;
import dev.redstart.datasets.WordVectorsLoader;
import dev.redstart.nlp.classify.NetworkTextTrainer;
import dev.redstart.nlp.classify.TextClassifier;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
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
            "Without --test a fifth of the texts is held out to judge the models, and the one that is published is trained again on "
                    + "all of them. With --test they are judged on those texts and trained on --data only.",
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
    /** The part that trains where no test texts are given. */
    static final double TRAIN_SHARE = 0.8;

    private final Session session;
    private final AlgorithmOptions<Trainer<Documents, ? extends TextClassifier>> settings;

    @Mixin
    private final TextDataOptions data = new TextDataOptions();

    @Option(
            names = "--test",
            paramLabel = "PATH",
            description = "Texts to judge the models on, written like those of --data.")
    private @Nullable String test;

    @Option(names = "--name", paramLabel = "MODEL", description = "Name of the model (default: ${DEFAULT-VALUE}).")
    private String name = "text";

    @Option(
            names = "--model",
            paramLabel = "WORD",
            description = {
                "linear: words and word pairs, in seconds.",
                "lstm, cnn: a network, with the linear model as its baseline; the network is published.",
                "auto: lstm or its baseline is published, whichever the figures speak for (default: ${DEFAULT-VALUE})."
            })
    private String model = TextAlgorithms.AUTO;

    @Option(
            names = "--vectors",
            paramLabel = "NAME|PATH",
            description = "Word vectors that the network begins with: glove, or a GloVe or fastText text file.")
    private @Nullable String vectors;

    @Option(names = "--resume", description = "Go on with the network's training that was stopped before its end.")
    private boolean resume;

    @Option(
            names = "--tensorboard",
            paramLabel = "DIR",
            description = "Write the network's curves for TensorBoard into DIR/MODEL.")
    private @Nullable Path tensorBoard;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 0;

    @Mixin
    private final ThreadOptions threads = new ThreadOptions();

    @Spec
    private CommandSpec spec;

    private TrainTextCommand(Session session, AlgorithmOptions<Trainer<Documents, ? extends TextClassifier>> settings) {
        this.session = session;
        this.settings = settings;
    }

    static CommandLine commandLine(Session session) {
        AlgorithmOptions<Trainer<Documents, ? extends TextClassifier>> options =
                new AlgorithmOptions<>(TextAlgorithms.ANY);
        return options.on(new TrainTextCommand(session, options), "train text");
    }

    @Override
    public Integer call() {
        Trainer<Documents, ? extends TextClassifier> asked =
                settings.trainer(spec, Usage.of(spec, () -> TextAlgorithms.named(model)));
        ModelName published = Usage.of(spec, () -> new ModelName(name));
        // One thread unless told otherwise: a network's threads wait for each other, and cost far more than they gain
        // on a busy machine.
        Run run = session.run(asked.name(), Usage.of(spec, () -> threads.countOr(1)))
                .withSeed(seed);
        Checkpoints checkpoints = new Checkpoints(session.common().home(), published, resume);
        Usage.of(spec, () -> checkedNetworkOptions(asked));
        session.common().checkHome();
        checkpoints.check(session.terminal());
        Path curves = tensorBoard == null ? null : tensorBoard.resolve(published.text());
        try {
            train(asked, published, new TextTraining(session, run, checkpoints, curves));
        } catch (CancellationException e) {
            throw checkpoints.explained(e);
        }
        checkpoints.remove();
        return 0;
    }

    private boolean checkedNetworkOptions(Trainer<Documents, ? extends TextClassifier> asked) {
        if (!(asked instanceof NetworkTextTrainer) && (vectors != null || resume || tensorBoard != null)) {
            throw new IllegalArgumentException((vectors != null ? "--vectors" : resume ? "--resume" : "--tensorboard")
                    + " is for networks, and --model linear is none");
        }
        return true;
    }

    private void train(Trainer<Documents, ? extends TextClassifier> asked, ModelName published, TextTraining training) {
        Trainer<Documents, ? extends TextClassifier> trainer =
                vectors != null && asked instanceof NetworkTextTrainer network
                        ? TextAlgorithms.from(WordVectorsLoader.load(vectors), network)
                        : asked;
        Documents all = data.load(session.terminal());
        TextContest contest = contest(trainer, split(all), training);
        if (!session.json()) {
            contest.print(session.terminal());
            session.terminal().print();
        }
        JudgedText chosen = model.equals(TextAlgorithms.AUTO) ? contest.best() : contest.asked();
        Trained<? extends TextClassifier> trained =
                test == null ? training.train(chosen.trainer(), all) : chosen.trained();
        TextPublication publication = new TextPublication(session, published, contest, chosen);
        answer(publication, publication.publish(trained), trained);
    }

    private static TextContest contest(
            Trainer<Documents, ? extends TextClassifier> asked, Split<Documents> split, TextTraining training) {
        if (asked instanceof NetworkTextTrainer network) {
            JudgedText baseline = training.judge(TextAlgorithms.baselineOf(network), split);
            return new TextContest(split, baseline, training.judge(network, split));
        }
        return new TextContest(split, training.judge(asked, split), null);
    }

    private Split<Documents> split(Documents all) {
        return test == null
                ? SplitPlan.shuffled(TRAIN_SHARE, SplitOptions.SEED).apply(all)
                : given(all, data.load(session.terminal(), test));
    }

    private static Split<Documents> given(Documents train, Documents test) {
        return new Split<>(train, test, "given:" + test.source().name());
    }

    private void answer(TextPublication publication, ModelVersion version, Trained<? extends TextClassifier> trained) {
        if (session.json()) {
            session.terminal().printJson(publication.json(version, trained));
            return;
        }
        TextContest contest = publication.contest();
        boolean heeded = contest.best().equals(publication.chosen());
        session.terminal()
                .print(session.terminal().bold(Text.printable(contest.verdict()))
                        + (heeded
                                ? ""
                                : "; " + publication.chosen().algorithm()
                                        + " was published, since --model asked for it"));
    }
}
