package dev.redstart.app.cli;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.datasets.Loaded;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.RecommenderTrainer.Task;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Judges one algorithm, beside the baseline, on rows that it was not trained on; publishes nothing. */
@Command(
        name = "evaluate",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        synopsisSubcommandLabel = "ALGORITHM",
        commandListHeading = "%nAlgorithms ('redstart evaluate svd --help' lists the settings of one):%n",
        header = "Judge an algorithm, with the baseline beside it; publish nothing.",
        description =
                "The test rows are ones that it was not trained on. Algorithms that predict ratings are judged by RMSE"
                        + " and MAE, the others by their lists.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart evaluate als --data online-retail --split time:0.8",
            "  redstart evaluate svd --data ml-100k --folds given --seeds 0,1,2 --json",
            "  redstart evaluate text spam --data sms-spam",
            "  redstart evaluate image clothes --data fashion-mnist-small"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    /** With one command an algorithm. */
    static CommandLine commandLine(Session session) {
        CommandLine line = new CommandLine(new EvaluateCommand());
        for (Algorithm<RecommenderTrainer<?>> algorithm : Algorithms.all()) {
            AlgorithmOptions<RecommenderTrainer<?>> options = new AlgorithmOptions<>(algorithm);
            line.addSubcommand(algorithm.name(), options.on(new One(session, options), "evaluate " + algorithm.name()));
        }
        line.addSubcommand("text", new EvaluateTextCommand(session));
        line.addSubcommand("image", new EvaluateImageCommand(session));
        line.addSubcommand("table", new EvaluateTableCommand(session));
        return line;
    }

    @Override
    public Integer call() {
        throw Usage.incomplete(spec, "an algorithm");
    }

    /** Judges one algorithm. */
    @Command(
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            footerHeading = "%nExample:%n",
            footer = "  redstart evaluate ${COMMAND-NAME} --data online-retail --split time:0.8")
    static final class One implements Callable<Integer> {
        private final Session session;
        private final AlgorithmOptions<RecommenderTrainer<?>> algorithm;

        @Mixin
        private final DataOptions data = new DataOptions();

        @Mixin
        private final SplitOptions split = new SplitOptions();

        @Option(
                names = "--folds",
                paramLabel = "K|given",
                description =
                        "Test each of K random parts once, or the folds that come with the data (ml-100k: u1 to u5).")
        private @Nullable String folds;

        @Option(
                names = "--seeds",
                paramLabel = "N",
                split = ",",
                description = "One training for each of these seeds (default: 0).")
        private long[] seeds = {0};

        @Option(
                names = "--metric-task",
                paramLabel = "rating|ranking",
                description = "Judge ratings or lists, whatever the algorithm was made for.")
        private @Nullable Task task;

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
            Task judgedBy = task == null ? trainer.task() : task;
            Usage.of(spec, threads::count);
            Usage.of(spec, split::checked);
            Usage.of(spec, this::checkedFolds);
            Loaded loaded = data.load(session.terminal(), session.common().dataCache());
            Judge judge = new Judge(session, judgedBy, splits(loaded, judgedBy), threads.count());
            Judged judged = judge.judge(trainer, algorithm.algorithm().chance() ? seeds : new long[] {seeds[0]});
            Algorithm<RecommenderTrainer<?>> yardstick = Report.baselineOf(judgedBy);
            boolean isBaseline = trainer.name().equals(yardstick.name());
            answer(
                    judge,
                    new Report(
                            judged,
                            isBaseline ? null : judge.judge(yardstick.trainer().apply(Map.of()), 0)));
            return 0;
        }

        private List<Split<Interactions>> splits(Loaded loaded, Task judgedBy) {
            if (folds == null) {
                return split.plan(loaded.data(), judgedBy).splits(loaded.data());
            }
            Optional<SplitPlan> random = checkedFolds();
            return random.isPresent() ? random.get().splits(loaded.data()) : givenFolds(loaded);
        }

        private static List<Split<Interactions>> givenFolds(Loaded loaded) {
            if (loaded.givenFolds().isEmpty()) {
                throw new IllegalArgumentException(
                        loaded.data().source().name() + " comes without folds; use --folds 5");
            }
            return loaded.givenFolds();
        }

        /** The plan of random folds; nothing where other folds, or none, are asked for. */
        private Optional<SplitPlan> checkedFolds() {
            if (folds != null && split.isGiven()) {
                throw new IllegalArgumentException("--split and --folds exclude each other");
            }
            if (folds == null || folds.equals("given")) {
                return Optional.empty();
            }
            try {
                return Optional.of(SplitPlan.folds(Integer.parseInt(folds), SplitOptions.SEED));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("--folds must be a whole number or 'given', got '" + folds + "'", e);
            }
        }

        private void answer(Judge judge, Report report) {
            if (session.json()) {
                session.terminal().printJson(json(judge, report));
                return;
            }
            Split<Interactions> first = judge.splits().getFirst();
            session.terminal()
                    .print(
                            judge.splits().size() == 1
                                    ? "split " + first.description() + ": "
                                            + Figures.count(first.train().size()) + " training rows, "
                                            + Figures.count(first.test().size()) + " test rows"
                                    : judge.splits().size() + " folds");
            report.print(session.terminal());
        }

        private Map<String, Object> json(Judge judge, Report report) {
            Judged judged = report.judged();
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("algorithm", judged.algorithm());
            json.put("folds", judged.folds());
            json.put(
                    "split",
                    judge.splits().size() == 1 ? judge.splits().getFirst().description() : folds);
            json.putAll(judged.json());
            json.put("baseline", report.baseline() == null ? null : Report.baselineJson(report.baseline()));
            if (!judged.runs().isEmpty()) {
                json.put("runs", judged.runs());
            }
            return json;
        }
    }
}
