package dev.redstart.app.cli;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.nlp.benchmark.SetAccuracy;
import dev.redstart.nlp.benchmark.TextBenchmark;
import dev.redstart.nlp.benchmark.TextSpeed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast and how accurate the text models are on this machine. */
@Command(
        name = "text",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "Time tokenizers, the linear classifier and the LSTM, and measure their accuracy.",
        description =
                "Processor time of one thread, cold (the first run) and warm (the best of several), on the bundled texts. An LSTM's answer "
                        + "is timed from the text to the label, and as ONNX Runtime alone in the same run. Accuracies are those of the default settings "
                        + "on a fifth of the texts, or on the test side that a set has. The ratio to PyTorch needs PyTorch: the benchmark of the "
                        + "module common/tensor measures it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart benchmark text --no-accuracy",
            "  redstart benchmark text --data-dir ../shared/data --json"
        })
final class BenchmarkTextCommand implements Callable<Integer> {
    private static final List<String> TIMED = List.of("sms-spam", "spam-assassin");
    private static final List<String> JUDGED = List.of("sms-spam", "uci-sentences", "spam-assassin");
    private static final double TRAIN_SHARE = 0.8;

    private final Session session;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description = "Also measure the accuracy on the sets in this folder: imdb/train.tsv.gz and test.tsv.gz, "
                    + "chnsenticorp-htl/ChnSentiCorp_htl_all.csv.gz.")
    private @Nullable Path dataDir;

    @Option(names = "--no-accuracy", description = "Leave out the accuracies, which take most of the time.")
    private boolean noAccuracy;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = SplitOptions.SEED;

    BenchmarkTextCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        List<Split<Documents>> further = noAccuracy || dataDir == null ? List.of() : setsIn(dataDir);
        Run run = session.run("benchmark", 1).withSeed(seed);
        TextSpeed speed = TextBenchmark.speed(bundled(TIMED), run);
        BenchmarkFigures figures = new BenchmarkFigures("text", seed, new Timings(speed.timings()), speed.latencies());
        if (!session.json()) {
            figures.print(session);
        }
        List<SetAccuracy> accuracies = noAccuracy ? List.of() : accuracies(further, run);
        if (session.json()) {
            session.terminal().printJson(figures.json(accuracies));
        } else {
            figures.print(session, accuracies);
        }
        return 0;
    }

    private static List<Split<Documents>> bundled(List<String> names) {
        return names.stream()
                .map(name -> split(TextLoader.load(name, TextOptions.defaults()).data()))
                .toList();
    }

    private static Split<Documents> split(Documents all) {
        return SplitPlan.shuffled(TRAIN_SHARE, SplitOptions.SEED).apply(all);
    }

    private static List<SetAccuracy> accuracies(List<Split<Documents>> further, Run run) {
        List<Split<Documents>> sets = new ArrayList<>(bundled(JUDGED));
        sets.addAll(further);
        return TextBenchmark.accuracy(sets, run);
    }

    private static List<Split<Documents>> setsIn(Path folder) {
        Documents train = read(folder.resolve("imdb/train.tsv.gz"));
        Documents test = read(folder.resolve("imdb/test.tsv.gz"));
        Documents hotels = read(folder.resolve("chnsenticorp-htl/ChnSentiCorp_htl_all.csv.gz"));
        return List.of(new Split<>(train, test.labelledAs(train.labels()), "given"), split(hotels));
    }

    private static Documents read(Path file) {
        return TextLoader.load(file.toString(), TextOptions.defaults().withBadRows(BadRows.Policy.SKIP))
                .data();
    }
}
