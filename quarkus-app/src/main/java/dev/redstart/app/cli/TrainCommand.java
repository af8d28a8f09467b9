package dev.redstart.app.cli;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.RecommenderTrainer.Task;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Trains one algorithm and publishes the model, after judging it on rows that it was not trained on. */
@Command(
        name = "train",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        synopsisSubcommandLabel = "ALGORITHM",
        commandListHeading = "%nAlgorithms ('redstart train svd --help' lists the settings of one):%n",
        header = "Train a model and publish it.",
        description =
                "First it is judged, beside the baseline, on a test part that it does not see; then it is trained on"
                        + " everything, and published with those figures.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart train als --data online-retail --name shop",
            "  redstart train text --data sms-spam --name spam",
            "  redstart train image --data fashion-mnist-small --name clothes",
            "  redstart train table --data credit-default --name credit",
            "  redstart train svd --data my.csv --user-column customer \\",
            "      --item-column product --value-column stars --time-column when --name mine"
        })
final class TrainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** With one command an algorithm. */
    static CommandLine commandLine(Session session) {
        CommandLine line = new CommandLine(new TrainCommand());
        for (Algorithm<RecommenderTrainer<?>> algorithm : Algorithms.all()) {
            AlgorithmOptions<RecommenderTrainer<?>> options = new AlgorithmOptions<>(algorithm);
            line.addSubcommand(algorithm.name(), options.on(new One(session, options), "train " + algorithm.name()));
        }
        line.addSubcommand("text", TrainTextCommand.commandLine(session));
        line.addSubcommand("image", TrainImageCommand.commandLine(session));
        line.addSubcommand("table", TrainTableCommand.commandLine(session));
        return line;
    }

    @Override
    public Integer call() {
        throw Usage.incomplete(spec, "an algorithm");
    }

    /** Trains one algorithm. */
    @Command(
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            footerHeading = "%nExample:%n",
            footer = "  redstart train ${COMMAND-NAME} --data online-retail --name shop")
    static final class One implements Callable<Integer> {
        private final Session session;
        private final AlgorithmOptions<RecommenderTrainer<?>> algorithm;

        @Mixin
        private final DataOptions data = new DataOptions();

        @Option(names = "--name", paramLabel = "MODEL", description = "Name of the model (default: the algorithm's).")
        private @Nullable String name;

        @Mixin
        private final SplitOptions split = new SplitOptions();

        @Option(names = "--no-evaluate", description = "Do not judge the model first; it is published without figures.")
        private boolean noEvaluate;

        @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
        private long seed = 0;

        @Mixin
        private final ThreadOptions threads = new ThreadOptions();

        @Spec
        private CommandSpec spec;

        One(Session session, AlgorithmOptions<RecommenderTrainer<?>> algorithm) {
            this.session = session;
            this.algorithm = algorithm;
        }

        @Override
        public Integer call() {
            RecommenderTrainer<?> trainer = algorithm.trainer(spec);
            ModelName model = Usage.of(
                    spec,
                    () -> new ModelName(name == null ? algorithm.algorithm().name() : name));
            Publication publication = new Publication(session, model);
            Usage.of(spec, threads::count);
            Usage.of(spec, split::checked);
            session.common().checkHome();
            Interactions interactions =
                    data.load(session.terminal(), session.common().dataCache()).data();
            if (!noEvaluate) {
                publication.judge(trainer, judge(trainer.task(), interactions), seed);
            }
            ModelVersion version = publication.publish(
                    trainer,
                    interactions,
                    session.run(trainer.name(), threads.count()).withSeed(seed));
            if (session.json()) {
                session.terminal().printJson(publication.json(version));
            }
            return 0;
        }

        private Judge judge(Task task, Interactions interactions) {
            Split<Interactions> held = split.apply(interactions, task);
            return new Judge(session, task, List.of(held), threads.count());
        }
    }
}
