package dev.redstart.tensor.network;

import static dev.redstart.tensor.network.Activation.IDENTITY;
import static dev.redstart.tensor.network.Activation.SIGMOID;
import static dev.redstart.tensor.network.Activation.SOFTMAX;
import static dev.redstart.tensor.network.Activation.TANH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.redstart.common.train.Run;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Layer.ActivationLayer;
import dev.redstart.tensor.network.Layer.AveragePool2d;
import dev.redstart.tensor.network.Layer.BatchNorm;
import dev.redstart.tensor.network.Layer.Conv1d;
import dev.redstart.tensor.network.Layer.Conv2d;
import dev.redstart.tensor.network.Layer.Dense;
import dev.redstart.tensor.network.Layer.Embedding;
import dev.redstart.tensor.network.Layer.Flatten;
import dev.redstart.tensor.network.Layer.GlobalAveragePool;
import dev.redstart.tensor.network.Layer.Lstm;
import dev.redstart.tensor.network.Layer.ParallelConv1d;
import dev.redstart.tensor.network.Layer.Residual;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What a plain step of rate 1 takes off each weight is the loss's derivative by it, against central differences. The rows are of different
 * lengths, so masks are in it; where DL4J's own layers get those wrong (biases of backward LSTMs), this fails.
 * No maxima: they have corners.
 */
class GradientsTest {
    private static final NetworkData TEXTS =
            NetworkData.tokens(new int[][] {{2, 5, 3}, {4, 4, 2, 7, 3, 9}}).labelled(new int[] {0, 1});
    private static final Embedding WORDS = new Embedding(10, 4);
    private static final Dense CLASSES = new Dense(2, SOFTMAX);

    @Test
    void areRightForLstms() {
        assertGradients(TEXTS, text(WORDS, new Lstm(5, true, 0, 0, false), new Lstm(3, false, 0, 0, false), CLASSES));
    }

    @Test
    void areRightForLstmsOfBothDirections() {
        assertGradients(TEXTS, text(WORDS, new Lstm(3, true, 0, 0, true), new Lstm(3, false, 0, 0, true), CLASSES));
    }

    @Test
    void areRightForWindows() {
        assertGradients(
                TEXTS,
                text(
                        WORDS,
                        new ParallelConv1d(3, List.of(2, 4), TANH),
                        new ActivationLayer(SIGMOID),
                        new Conv1d(3, 2, TANH),
                        new Lstm(3, false, 0, 0, false),
                        CLASSES));
    }

    @Test
    void areRightForImages() {
        var spec = NetworkSpec.of(
                InputShape.image(1, 8, 8),
                Loss.CROSS_ENTROPY,
                new Conv2d(3, 3, 2, Padding.SAME, TANH),
                new AveragePool2d(2, 1),
                new Flatten(),
                CLASSES);

        assertGradients(Toys.bars(3, 1), spec);
    }

    /** {@link #someWeights} keeps the sums of both ways away from ReLU's corner. Behind batch normalisation what a number does to the others of its batch counts too. */
    @Test
    void areRightForResidualBlocks() {
        var spec = NetworkSpec.of(
                InputShape.image(1, 8, 8),
                Loss.CROSS_ENTROPY,
                new Conv2d(2, 3, 1, Padding.SAME, TANH),
                Residual.of(new Conv2d(2, 3, 1, Padding.SAME, TANH), new BatchNorm()),
                Residual.of(new Conv2d(3, 3, 2, Padding.SAME, IDENTITY), new BatchNorm(), new ActivationLayer(TANH)),
                new GlobalAveragePool(),
                CLASSES);

        assertGradients(Toys.bars(5, 1), spec);
    }

    private static NetworkSpec text(Layer... layers) {
        return NetworkSpec.of(InputShape.tokens(10), Loss.CROSS_ENTROPY, layers);
    }

    private static void assertGradients(NetworkData rows, NetworkSpec spec) {
        Map<String, Tensor> start = someWeights(spec);
        Dl4jNetwork network = learning(spec, start);
        step(network, spec, rows, 1);
        Map<String, Tensor> end = network.parameters();

        start.forEach((name, weights) -> {
            boolean running = name.endsWith("mean") || name.endsWith("variance");
            for (int at = 0; at < weights.length() && !running; at += 5) {
                double taken = weights.flat(at) - end.get(name).flat(at);
                double slope = slope(spec, rows, start, name, at);
                assertThat(taken).as(name + " at " + at).isCloseTo(slope, offset(2e-4 + 2e-3 * Math.abs(slope)));
            }
        });
    }

    private static Dl4jNetwork learning(NetworkSpec spec, Map<String, Tensor> weights) {
        return Blueprint.forTraining(spec.loss(), Toys.settings(1).withOptimiser(Optimiser.sgd()), true)
                .build(Chain.of(spec), weights);
    }

    /** Gives the loss before it. */
    private static double step(Dl4jNetwork network, NetworkSpec spec, NetworkData rows, double rate) {
        try (Batch batch = Batch.of(spec, rows, RowWeights.of(ClassWeights.equal(), rows, 2))) {
            return network.fit(batch, rate);
        }
    }

    /** Far enough from 0 that biases count. Outside its window a weight stays 0, and its derivative is nobody's business. */
    private static Map<String, Tensor> someWeights(NetworkSpec spec) {
        Map<String, Tensor> weights = new LinkedHashMap<>();
        Initialisation.of(Chain.of(spec), Run.seeded(2)).forEach((name, tensor) -> {
            float[] numbers = tensor.copyData();
            for (int at = 0; at < numbers.length; at++) {
                numbers[at] = switch (name.substring(name.lastIndexOf('.') + 1)) {
                    case "bias" -> numbers[at] + 0.1f * (at % 3);
                    case "gamma" -> 0.5f;
                    case "beta" -> at % 2 == 0 ? 4 : -4;
                    default -> numbers[at];
                };
            }
            weights.put(name, Tensor.of(numbers, tensor.shape()));
        });
        return Blueprint.forPrediction().build(Chain.of(spec), weights).parameters();
    }

    private static double slope(NetworkSpec spec, NetworkData rows, Map<String, Tensor> weights, String name, int at) {
        double step = 5e-3;
        return (loss(spec, rows, weights, name, at, step) - loss(spec, rows, weights, name, at, -step)) / (2 * step);
    }

    private static double loss(
            NetworkSpec spec, NetworkData rows, Map<String, Tensor> weights, String name, int at, double step) {
        float[] numbers = weights.get(name).copyData();
        numbers[at] += (float) step;
        Map<String, Tensor> moved = new LinkedHashMap<>(weights);
        moved.put(name, Tensor.of(numbers, weights.get(name).shape()));
        return step(learning(spec, moved), spec, rows, 0);
    }
}
