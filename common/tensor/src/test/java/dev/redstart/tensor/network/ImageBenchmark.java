package dev.redstart.tensor.network;

import static dev.redstart.tensor.network.Activation.RELU;
import static dev.redstart.tensor.network.Activation.SOFTMAX;

import dev.redstart.common.train.Run;
import dev.redstart.tensor.Engine;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.Layer.Conv2d;
import dev.redstart.tensor.network.Layer.Dense;
import dev.redstart.tensor.network.Layer.Flatten;
import dev.redstart.tensor.network.Layer.MaxPool2d;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What does a training step of the seed networks for images cost in time of one thread, here and in PyTorch? By turns, so that both meet the same machine.
 *
 * <p>Run it with a network ({@code cnn28}, {@code cnn224gray}, {@code cnn224} in colour) and the steps of a round. PyTorch takes part where {@code
 * ../shared/peers/networks} has its classes ({@code classes}, made of {@code TorchBench.java}) and jars ({@code lib}); elsewhere it is skipped.
 */
public final class ImageBenchmark {
    private static final Path PEERS = Path.of("../../../shared/peers/networks");
    private static final int ROUNDS = 3;
    private static final int SECONDS = 10;

    private final NetworkSpec spec;
    private final NetworkData rows;
    private final RowWeights weights;
    private final Dl4jNetwork network;
    private final int batchRows;

    private ImageBenchmark(NetworkSpec spec, int batchRows) {
        this.spec = spec;
        this.batchRows = batchRows;
        this.rows = rows((Image) spec.input(), 2 * batchRows);
        this.weights = RowWeights.of(ClassWeights.equal(), rows, spec.outputs());
        Chain chain = Chain.of(spec);
        Engine.threads(1);
        this.network = Blueprint.forTraining(spec.loss(), NetworkTrainer.Settings.defaults(), true)
                .build(chain, Initialisation.of(chain, Run.seeded(1)));
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        String name = arguments[0];
        int steps = Integer.parseInt(arguments[1]);
        var benchmark = new ImageBenchmark(spec(name), name.startsWith("cnn224") ? 32 : 64);
        benchmark.millisecondsOf(steps);
        for (int round = 0; round < ROUNDS; round++) {
            System.out.printf("%s: %.2f ms a step%n", name, benchmark.millisecondsOf(steps));
            runPeer(name);
        }
    }

    private static NetworkSpec spec(String name) {
        return switch (name) {
            case "cnn28" -> digits();
            case "cnn224gray" -> photos(1, 128);
            case "cnn224" -> photos(3, 1024);
            default -> throw new IllegalArgumentException("network must be cnn28, cnn224gray or cnn224, got " + name);
        };
    }

    private static NetworkSpec digits() {
        Layer pool = new MaxPool2d(2, 2);
        return NetworkSpec.of(
                InputShape.image(1, 28, 28),
                Loss.CROSS_ENTROPY,
                convolution(32),
                pool,
                convolution(64),
                pool,
                convolution(64),
                new Flatten(),
                new Dense(64, RELU),
                new Dense(10, SOFTMAX));
    }

    private static NetworkSpec photos(int channels, int hidden) {
        Layer pool = new MaxPool2d(2, 2);
        return NetworkSpec.of(
                InputShape.image(channels, 224, 224),
                Loss.CROSS_ENTROPY,
                convolution(32),
                pool,
                convolution(64),
                pool,
                convolution(128),
                pool,
                new Flatten(),
                new Dense(hidden, RELU),
                new Dense(10, SOFTMAX));
    }

    private static Layer convolution(int filters) {
        return new Conv2d(filters, 3, 1, Padding.VALID, RELU);
    }

    private static NetworkData rows(Image image, int count) {
        SplittableRandom random = new SplittableRandom(1);
        float[] pixels = new float[count * ShapeInference.sizeOf(image)];
        int[] labels = new int[count];
        for (int at = 0; at < pixels.length; at++) {
            pixels[at] = (float) random.nextDouble();
        }
        for (int row = 0; row < count; row++) {
            labels[row] = random.nextInt(10);
        }
        Tensor inputs = Tensor.of(pixels, count, image.channels(), image.height(), image.width());
        return NetworkData.of(inputs).labelled(labels);
    }

    /** Of this thread's time, batches included. */
    private double millisecondsOf(int steps) {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        for (int step = 0; step < steps; step++) {
            int from = step % 2 * batchRows;
            try (Batch batch = Batch.of(spec, rows.range(from, from + batchRows), weights)) {
                network.fit(batch, 1e-3);
            }
        }
        return (clock.getCurrentThreadCpuTime() - start) / 1e6 / steps;
    }

    private static void runPeer(String name) throws IOException, InterruptedException {
        if (!Files.isDirectory(PEERS.resolve("lib"))) {
            System.out.println("PyTorch skipped: no jars in " + PEERS.resolve("lib"));
            return;
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = PEERS.resolve("classes") + ":" + PEERS.resolve("lib") + "/*";
        var command = List.of(java, "-Xmx2g", "-cp", classes, "TorchBench", name, String.valueOf(SECONDS), "1");
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
