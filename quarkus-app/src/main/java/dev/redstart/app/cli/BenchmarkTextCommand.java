package dev.redstart.app.cli;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.nlp.benchmark.Latency;
import dev.redstart.nlp.benchmark.SetAccuracy;
import dev.redstart.nlp.benchmark.TextBenchmark;
import dev.redstart.nlp.benchmark.TextSpeed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
        Timings timings = new Timings(speed.timings());
        if (!session.json()) {
            timings.print(session.terminal());
            print(speed.latencies());
        }
        List<SetAccuracy> accuracies = noAccuracy ? List.of() : accuracies(further, run);
        if (session.json()) {
            session.terminal().printJson(json(timings, speed.latencies(), accuracies));
        } else {
            printAccuracies(accuracies);
            session.terminal().print();
            session.terminal().print(session.terminal().dim(memory()));
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

    private void print(List<Latency> latencies) {
        Table table = new Table("one text through the LSTM", ">served, us", ">ONNX Runtime alone, us", ">ratio");
        for (Latency latency : latencies) {
            table.row(
                    latency.data(),
                    Figures.score(latency.servedMicros()),
                    Figures.score(latency.onnxRuntimeMicros()),
                    ratio(latency));
        }
        session.terminal().print();
        table.print(session.terminal());
    }

    private static String ratio(Latency latency) {
        return String.format(Locale.ROOT, "%.2f", latency.ratio());
    }

    private void printAccuracies(List<SetAccuracy> accuracies) {
        if (accuracies.isEmpty()) {
            return;
        }
        Table table = new Table("data", "model", ">texts", ">judged", ">accuracy", "95 % interval", ">training, CPU s");
        for (SetAccuracy judged : accuracies) {
            table.row(
                    judged.data(),
                    judged.model(),
                    Figures.count(judged.trainingRows()),
                    Figures.count(judged.testRows()),
                    Figures.metric(judged.accuracy().mean()),
                    Figures.metric(judged.accuracy().low()) + " to "
                            + Figures.metric(judged.accuracy().high()),
                    String.format(Locale.ROOT, "%.2f", judged.trainingCpuSeconds()));
        }
        session.terminal().print();
        table.print(session.terminal());
    }

    private String memory() {
        long resident = Machine.peakResidentBytes();
        return "seed " + seed + "; memory at most: heap " + Figures.bytes(Machine.peakHeapBytes())
                + (resident == 0 ? "" : ", process " + Figures.bytes(resident));
    }

    private Map<String, Object> json(Timings timings, List<Latency> latencies, List<SetAccuracy> accuracies) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("seed", seed);
        json.putAll(timings.json());
        json.put("latency", latencies.stream().map(BenchmarkTextCommand::json).toList());
        json.put("accuracy", accuracies.stream().map(BenchmarkTextCommand::json).toList());
        Map<String, Object> memory = new LinkedHashMap<>();
        memory.put("peakHeapBytes", Machine.peakHeapBytes());
        memory.put("peakResidentBytes", Machine.peakResidentBytes());
        json.put("memory", memory);
        return json;
    }

    private static Map<String, Object> json(Latency latency) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", latency.data());
        json.put("servedMicros", latency.servedMicros());
        json.put("onnxRuntimeMicros", latency.onnxRuntimeMicros());
        json.put("ratio", latency.ratio());
        return json;
    }

    private static Map<String, Object> json(SetAccuracy judged) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("data", judged.data());
        json.put("model", judged.model());
        json.put("trainingRows", judged.trainingRows());
        json.put("testRows", judged.testRows());
        json.put("accuracy", judged.accuracy().mean());
        json.put("low", judged.accuracy().low());
        json.put("high", judged.accuracy().high());
        json.put("trainingCpuSeconds", judged.trainingCpuSeconds());
        return json;
    }
}
