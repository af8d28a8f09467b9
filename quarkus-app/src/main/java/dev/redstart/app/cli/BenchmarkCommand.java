package dev.redstart.app.cli;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Cancellation;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.datasets.Loaded;
import dev.redstart.recommender.benchmark.RecommenderBenchmark;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** How fast Redstart is on this machine. */
@Command(
        name = "benchmark",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        synopsisSubcommandLabel = "SUBJECT",
        commandListHeading = "%nSubjects:%n",
        header = "Measure the speed on this machine.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart benchmark recommender --data online-retail",
            "  redstart benchmark text",
            "  redstart benchmark image"
        })
final class BenchmarkCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    private BenchmarkCommand() {}

    static CommandLine commandLine(Session session) {
        return new CommandLine(new BenchmarkCommand())
                .addSubcommand("recommender", new OfRecommenders(session))
                .addSubcommand("text", new BenchmarkTextCommand(session))
                .addSubcommand("image", new BenchmarkImageCommand(session));
    }

    @Override
    public Integer call() {
        throw Usage.incomplete(spec, "a subject");
    }

    /** Training, predictions and lists of the recommenders. */
    @Command(
            name = "recommender",
            sortOptions = false,
            optionListHeading = "%nOptions:%n",
            header = "Time training, predictions and top-10 lists of the recommenders.",
            description =
                    "Processor time of one thread, cold (the first run) and warm (the best of several), on the folds"
                            + " of the data or else on one random split.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  redstart benchmark recommender --data online-retail",
                "  redstart benchmark recommender --data ml-100k --json"
            })
    static final class OfRecommenders implements Callable<Integer> {
        private final Session session;

        @Mixin
        private final DataOptions data = new DataOptions();

        OfRecommenders(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Loaded loaded = data.load(session.terminal(), session.common().dataCache());
            Timings timings = new Timings(RecommenderBenchmark.run(splits(loaded), listener()));
            if (session.json()) {
                session.terminal().printJson(json(loaded.data(), timings));
            } else {
                timings.print(session.terminal());
            }
            return 0;
        }

        private static List<Split<Interactions>> splits(Loaded loaded) {
            return loaded.givenFolds().isEmpty()
                    ? SplitPlan.shuffled(0.8, SplitOptions.SEED).splits(loaded.data())
                    : loaded.givenFolds();
        }

        private ProgressListener listener() {
            Cancellation cancellation = session.interrupt().cancellation();
            ProgressListener bar = session.progress("benchmark");
            return progress -> {
                cancellation.check();
                bar.progressed(progress);
            };
        }

        private static Map<String, Object> json(Interactions data, Timings timings) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("data", data.source().name());
            json.putAll(timings.json());
            return json;
        }
    }
}
