package dev.redstart.app.cli;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.nlp.classify.LinearTextTrainer;
import dev.redstart.nlp.classify.TextClassifier;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains a text classifier and publishes it, after judging it on texts that it was not trained on. */
@Command(
        name = "text",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        description =
                "Without --test a fifth of the texts is held out to judge the model, which is then trained on all of them. "
                        + "With --test it is judged on those texts and trained on --data only.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart train text --data sms-spam --name spam",
            "  redstart train text --data train.tsv.gz --test test.tsv.gz \\",
            "      --label-column 0 --text-column 1 --name imdb"
        })
final class TrainTextCommand implements Callable<Integer> {
    /** The part that trains where no test texts are given. */
    static final double TRAIN_SHARE = 0.8;

    private final Session session;
    private final AlgorithmOptions<LinearTextTrainer> algorithm;

    @Mixin
    private final TextDataOptions data = new TextDataOptions();

    @Option(
            names = "--test",
            paramLabel = "PATH",
            description = "Texts to judge the model on, written like those of --data.")
    private @Nullable String test;

    @Option(names = "--name", paramLabel = "MODEL", description = "Name of the model (default: ${DEFAULT-VALUE}).")
    private String name = "text";

    @Option(
            names = "--model",
            paramLabel = "linear",
            description = "The algorithm (default: ${DEFAULT-VALUE}, the only one of this version).")
    private String model = "linear";

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = 0;

    @Mixin
    private final ThreadOptions threads = new ThreadOptions();

    @Spec
    private CommandSpec spec;

    private TrainTextCommand(Session session, AlgorithmOptions<LinearTextTrainer> algorithm) {
        this.session = session;
        this.algorithm = algorithm;
    }

    static CommandLine commandLine(Session session) {
        AlgorithmOptions<LinearTextTrainer> options = new AlgorithmOptions<>(TextAlgorithms.LINEAR);
        CommandLine line = options.on(new TrainTextCommand(session, options), "train text");
        line.getCommandSpec().usageMessage().header("A text classifier, from texts with labels.");
        return line;
    }

    @Override
    public Integer call() {
        Usage.of(spec, () -> TextAlgorithms.named(model));
        LinearTextTrainer trainer = algorithm.trainer(spec);
        ModelName published = Usage.of(spec, () -> new ModelName(name));
        Usage.of(spec, threads::count);
        Documents all = data.load(session.terminal());
        Run run = session.run(trainer.name(), threads.count()).withSeed(seed);
        TextPublication publication = new TextPublication(session, published, trainer, run);
        TextPublication.Judged judged = publication.judge(split(all));
        if (!session.json()) {
            judged.report().print(session.terminal());
            session.terminal().print();
        }
        Trained<? extends TextClassifier> trained = test == null ? publication.train(all) : judged.trained();
        answer(publication.publish(trained, judged), trained, judged);
        return 0;
    }

    private Split<Documents> split(Documents all) {
        return test == null
                ? SplitPlan.shuffled(TRAIN_SHARE, SplitOptions.SEED).apply(all)
                : given(all, data.load(session.terminal(), test));
    }

    private static Split<Documents> given(Documents train, Documents test) {
        return new Split<>(train, test, "given:" + test.source().name());
    }

    private void answer(
            ModelVersion version, Trained<? extends TextClassifier> trained, TextPublication.Judged judged) {
        if (session.json()) {
            session.terminal().printJson(TextPublication.json(version, trained, judged));
        } else {
            session.terminal().print(session.terminal().bold(Text.printable(judged.verdict())));
        }
    }
}
