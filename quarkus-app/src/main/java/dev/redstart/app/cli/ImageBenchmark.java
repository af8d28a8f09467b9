package dev.redstart.app.cli;

import dev.redstart.common.benchmark.CpuClock;
import dev.redstart.common.benchmark.Stopwatch;
import dev.redstart.common.benchmark.Timing;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Split;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.datasets.ImageLoader;
import dev.redstart.datasets.ImageOptions;
import dev.redstart.nlp.benchmark.Latency;
import dev.redstart.nlp.benchmark.SetAccuracy;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.tensor.onnx.BareOnnx;
import dev.redstart.tensor.onnx.OnnxWriter;
import dev.redstart.tensor.onnx.TensorValue;
import dev.redstart.vision.classify.Architecture;
import dev.redstart.vision.classify.CnnTrainer;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.ImageEvaluation;
import dev.redstart.vision.classify.NetworkImageClassifier;
import dev.redstart.vision.image.ImageDecoder;
import dev.redstart.vision.image.PngWriter;
import dev.redstart.vision.image.Preprocessing;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

/**
 * How fast image models train and answer on this machine: one thread, the processor time of that thread. Each task is timed cold (its first
 * run in this JVM) and warm (the best of several). The answers of a network are measured twice: through the classifier, from the pixels to the
 * label, and as ONNX Runtime alone on the same numbers.
 */
final class ImageBenchmark {
    private static final List<Architecture> NETWORKS =
            List.of(Architecture.DEFAULT, Architecture.LENET, Architecture.SEED28);
    private static final int TRAINED_IMAGES = 256;
    private static final int DECODED_IMAGES = 20;
    private static final int ASKED_IMAGES = 64;
    private static final int TASKS = 2 + 4 * NETWORKS.size();

    private final Run run;
    private final List<Timing> results = new ArrayList<>();
    private final List<Latency> latencies = new ArrayList<>();
    private double answers;

    private ImageBenchmark(Run run) {
        this.run = run;
    }

    /** How fast image models are. */
    record Speed(List<Timing> timings, List<Latency> latencies) {}

    /** Times the decoder on drawn pictures, and the models on those of a set. */
    static Speed speed(Split<Images> set, Run run) {
        ImageBenchmark benchmark = new ImageBenchmark(run.withThreads(1));
        benchmark.decode();
        benchmark.linear(set);
        NETWORKS.forEach(network -> benchmark.network(network, set));
        return new Speed(benchmark.results, benchmark.latencies);
    }

    /** Trains a model on the training side of a set, and judges it on the other. */
    static SetAccuracy accuracy(Trainer<Images, ? extends ImageClassifier> trainer, Split<Images> set, Run run) {
        AtomicReference<ImageClassifier> model = new AtomicReference<>();
        Run one = run.withThreads(1);
        double seconds = CpuClock.seconds(() -> model.set(trainer.train(set.train(), one)));
        ClassificationEvaluation judged = ImageEvaluation.of(model.get(), set.test());
        return new SetAccuracy(
                set.train().source().name(),
                name(trainer),
                set.train().size(),
                set.test().size(),
                judged.evaluation().of("accuracy"),
                seconds);
    }

    private static String name(Trainer<Images, ? extends ImageClassifier> trainer) {
        return trainer instanceof CnnTrainer network
                ? network.settings().architecture().label()
                : trainer.name();
    }

    private void decode() {
        Images shapes = ImageLoader.load("shapes-rgb:" + DECODED_IMAGES, ImageOptions.defaults())
                .data();
        Preprocessing colour = Preprocessing.of(224, 224, Pixels.RGB);
        List<byte[]> files = IntStream.range(0, shapes.size())
                .mapToObj(row -> PngWriter.bytes(ImageDecoder.standard().decode(shapes.picture(row), colour)))
                .toList();
        Preprocessing gray = Preprocessing.of(224, 224, Pixels.GRAY);
        Stopwatch watch = new Stopwatch();
        watch.time(files.size(), () -> {
            for (byte[] file : files) {
                answers += gray.apply(ImageDecoder.standard().decode(file, "shape.png"))[0];
            }
        });
        report(watch, "decode PNG 224x224, make gray");
    }

    private void linear(Split<Images> set) {
        Trainer<Images, ? extends ImageClassifier> trainer = ImageAlgorithms.baseline();
        Stopwatch fit = new Stopwatch();
        fit.time(
                set.train().size(),
                () -> answers += trainer.train(set.train(), quiet()).labels().size());
        report(fit, "linear fit");
    }

    private void network(Architecture architecture, Split<Images> set) {
        Images few = first(set.train(), TRAINED_IMAGES);
        NetworkTrainer.Settings once = CnnTrainer.Settings.of(architecture)
                .training()
                .withEpochs(1)
                .withPatience(0)
                .withValidationShare(0);
        // How well it learns does not matter here.
        NetworkImageClassifier model =
                new CnnTrainer(CnnTrainer.Settings.of(architecture).withTraining(once)).train(few, quiet());
        NetworkTrainer trainer = new NetworkTrainer(model.network().spec(), once);
        NetworkData data = NetworkData.of(numbers(model.preprocessing(), pictures(few, model)))
                .labelled(few.labelNumbers());
        Stopwatch fit = new Stopwatch();
        fit.time(
                few.size(), () -> answers += trainer.train(data, quiet()).spec().outputs());
        report(fit, architecture.label() + " training");
        answer(architecture, model, pictures(first(set.test(), ASKED_IMAGES), model));
    }

    private void answer(Architecture architecture, NetworkImageClassifier model, List<Pixels> pictures) {
        Stopwatch single = new Stopwatch();
        single.time(pictures.size(), () -> {
            for (Pixels picture : pictures) {
                answers += model.probabilities(picture)[0];
            }
        });
        Timing served = report(single, architecture.label() + " answers");
        Stopwatch batch = new Stopwatch();
        batch.time(pictures.size(), () -> answers += model.probabilities(pictures)[0][0]);
        report(batch, architecture.label() + " answers, " + pictures.size() + " at once");
        List<TensorValue> inputs = pictures.stream()
                .map(picture -> TensorValue.of(numbers(model.preprocessing(), List.of(picture))))
                .toList();
        try (BareOnnx alone = BareOnnx.open(OnnxWriter.bytes(model.network()), inputs)) {
            Stopwatch watch = new Stopwatch();
            watch.time(inputs.size(), alone::run);
            Timing bare = report(watch, architecture.label() + " answers, ONNX Runtime alone");
            latencies.add(new Latency(architecture.label(), 1e6 / served.rate(), 1e6 / bare.rate()));
        }
    }

    private static Images first(Images all, int most) {
        return all.select(IntStream.range(0, Math.min(most, all.size())).toArray());
    }

    private static List<Pixels> pictures(Images images, ImageClassifier model) {
        return IntStream.range(0, images.size())
                .mapToObj(row -> ImageDecoder.standard().decode(images.picture(row), model.preprocessing()))
                .toList();
    }

    private static Tensor numbers(Preprocessing view, List<Pixels> pictures) {
        float[] numbers = new float[pictures.size() * view.values()];
        for (int row = 0; row < pictures.size(); row++) {
            view.apply(pictures.get(row), numbers, row * view.values());
        }
        return Tensor.of(numbers, pictures.size(), view.channels(), view.height(), view.width());
    }

    /** Same seed, nobody listens: a bar for each training says nothing. */
    private Run quiet() {
        return Run.seeded(run.seed()).withCancellation(run.cancellation());
    }

    private Timing report(Stopwatch watch, String name) {
        Timing timing = watch.timing(name, "images/s");
        results.add(timing);
        run.progress("benchmark", results.size(), TASKS);
        return timing;
    }
}
