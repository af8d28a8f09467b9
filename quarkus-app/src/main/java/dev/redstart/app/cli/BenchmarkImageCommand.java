package dev.redstart.app.cli;

import dev.redstart.common.data.Images;
import dev.redstart.common.data.Split;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.datasets.ImageLoader;
import dev.redstart.datasets.ImageOptions;
import dev.redstart.datasets.image.ReadImages;
import dev.redstart.nlp.benchmark.SetAccuracy;
import dev.redstart.vision.classify.Architecture;
import dev.redstart.vision.classify.CnnTrainer;
import dev.redstart.vision.classify.ImageClassifier;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How fast and how accurate the image models are on this machine. */
@Command(
        name = "image",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "Time the decoder, the linear classifier and the networks, and measure their accuracy.",
        description =
                "Processor time of one thread, cold (the first run) and warm (the best of several), on the bundled"
                        + " pictures of clothes. A network's answer is timed from the pixels to the label, and as ONNX"
                        + " Runtime alone in the same run. Accuracies are those of the default settings on the test side"
                        + " of each set. The ratio to PyTorch needs PyTorch: the benchmark of the module common/tensor"
                        + " measures it.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart benchmark image --no-accuracy",
            "  redstart benchmark image --data-dir ../shared/data --json"
        })
final class BenchmarkImageCommand implements Callable<Integer> {
    private static final String BUNDLED = "fashion-mnist-small";

    private final Session session;

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Also measure the accuracy on the full sets in this folder, mnist and fashion-mnist with their"
                            + " four IDX files: some minutes.")
    private @Nullable Path dataDir;

    @Option(names = "--no-accuracy", description = "Leave out the accuracies, which take most of the time.")
    private boolean noAccuracy;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all chance (default: ${DEFAULT-VALUE}).")
    private long seed = SplitOptions.SEED;

    BenchmarkImageCommand(Session session) {
        this.session = session;
    }

    /** A model to be judged on a set. */
    private record Entry(Trainer<Images, ? extends ImageClassifier> trainer, Split<Images> set) {}

    @Override
    public Integer call() {
        Split<Images> bundled = set(BUNDLED);
        List<Entry> entries = noAccuracy ? List.of() : entries(bundled);
        Run run = session.run("benchmark", 1).withSeed(seed);
        ImageBenchmark.Speed speed = ImageBenchmark.speed(bundled, run);
        BenchmarkFigures figures = new BenchmarkFigures("image", seed, new Timings(speed.timings()), speed.latencies());
        if (!session.json()) {
            figures.print(session);
        }
        List<SetAccuracy> accuracies = new ArrayList<>();
        entries.forEach(entry -> accuracies.add(ImageBenchmark.accuracy(entry.trainer(), entry.set(), run)));
        if (session.json()) {
            session.terminal().printJson(figures.json(accuracies));
        } else {
            figures.print(session, accuracies);
        }
        return 0;
    }

    private List<Entry> entries(Split<Images> bundled) {
        List<Entry> entries = new ArrayList<>(List.of(
                new Entry(ImageAlgorithms.baseline(), bundled),
                new Entry(network(Architecture.LENET, 4), bundled),
                new Entry(network(Architecture.DEFAULT, 8), bundled)));
        if (dataDir != null) {
            Split<Images> digits = set(dataDir.resolve("mnist").toString());
            Split<Images> clothes = set(dataDir.resolve("fashion-mnist").toString());
            entries.add(new Entry(network(Architecture.SEED28, 5), digits));
            entries.add(new Entry(network(Architecture.LENET, 4), clothes));
            entries.add(new Entry(network(Architecture.DEFAULT, 8), clothes));
        }
        return entries;
    }

    private static CnnTrainer network(Architecture architecture, int epochs) {
        CnnTrainer.Settings settings = CnnTrainer.Settings.of(architecture);
        return new CnnTrainer(settings.withTraining(settings.training().withEpochs(epochs)));
    }

    private static Split<Images> set(String nameOrPath) {
        ReadImages read = ImageLoader.load(nameOrPath, ImageOptions.defaults());
        return Course.split(new LabelledRows<>(read.data(), read.givenSplit().orElse(null)));
    }
}
