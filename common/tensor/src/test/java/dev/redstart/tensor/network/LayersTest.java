package dev.redstart.tensor.network;

import static dev.redstart.tensor.network.Activation.RELU;
import static dev.redstart.tensor.network.Activation.SIGMOID;
import static dev.redstart.tensor.network.Activation.SOFTMAX;
import static dev.redstart.tensor.network.Activation.TANH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.train.Run;
import dev.redstart.tensor.network.Layer.ActivationLayer;
import dev.redstart.tensor.network.Layer.AveragePool2d;
import dev.redstart.tensor.network.Layer.BatchNorm;
import dev.redstart.tensor.network.Layer.Conv1d;
import dev.redstart.tensor.network.Layer.Conv2d;
import dev.redstart.tensor.network.Layer.Dense;
import dev.redstart.tensor.network.Layer.Dropout;
import dev.redstart.tensor.network.Layer.Embedding;
import dev.redstart.tensor.network.Layer.Flatten;
import dev.redstart.tensor.network.Layer.GlobalAveragePool;
import dev.redstart.tensor.network.Layer.GlobalMaxPool1d;
import dev.redstart.tensor.network.Layer.Lstm;
import dev.redstart.tensor.network.Layer.MaxPool2d;
import dev.redstart.tensor.network.Layer.ParallelConv1d;
import dev.redstart.tensor.network.Layer.Residual;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each kind of layer learns something that a network without it, or with it in the wrong place, would not. */
class LayersTest {
    private static final InputShape IMAGE = InputShape.image(1, 8, 8);
    private static final InputShape TOKENS = InputShape.tokens(10);

    @Test
    void densesLearnWhatNoLineDivides() {
        var spec = NetworkSpec.of(
                InputShape.features(2), Loss.BINARY_CROSS_ENTROPY, new Dense(16, TANH), new Dense(1, SIGMOID));

        assertThat(learned(spec, Toys.quadrants(600, 1), Toys.quadrants(200, 2), 30))
                .isGreaterThan(0.9);
    }

    @Test
    void residualBlocksTellBarsApart() {
        var spec = NetworkSpec.of(
                IMAGE,
                Loss.CROSS_ENTROPY,
                new Conv2d(8, 3, 1, Padding.SAME, RELU),
                Residual.of(
                        new Conv2d(8, 3, 1, Padding.SAME, Activation.IDENTITY),
                        new BatchNorm(),
                        new ActivationLayer(RELU),
                        new Conv2d(8, 3, 1, Padding.SAME, Activation.IDENTITY),
                        new BatchNorm()),
                Residual.of(new Conv2d(16, 3, 2, Padding.SAME, Activation.IDENTITY), new BatchNorm()),
                new GlobalAveragePool(),
                new Dense(2, SOFTMAX));

        assertThat(learned(spec, Toys.bars(300, 1), Toys.bars(100, 2), 6)).isGreaterThan(0.9);
    }

    @Test
    void aConvolutionWithMaxPoolingTellsBarsApart() {
        var spec = NetworkSpec.of(
                IMAGE,
                Loss.CROSS_ENTROPY,
                new Conv2d(4, 3, 1, Padding.SAME, RELU),
                new MaxPool2d(2, 2),
                new Flatten(),
                new Dense(2, SOFTMAX));

        assertThat(learned(spec, Toys.bars(400, 1), Toys.bars(200, 2), 6)).isGreaterThan(0.9);
    }

    @Test
    void aConvolutionWithNormalisationAndMeansTellsBarsApart() {
        var spec = NetworkSpec.of(
                IMAGE,
                Loss.CROSS_ENTROPY,
                new Conv2d(8, 3, 2, Padding.VALID, Activation.IDENTITY),
                new BatchNorm(),
                new ActivationLayer(RELU),
                new AveragePool2d(2, 1),
                new GlobalAveragePool(),
                new Dropout(0.1),
                new Dense(2, SOFTMAX));

        assertThat(learned(spec, Toys.bars(400, 1), Toys.bars(200, 2), 12)).isGreaterThan(0.9);
    }

    @Test
    void anLstmLearnsTheOrderOfWords() {
        var spec = NetworkSpec.of(
                TOKENS,
                Loss.CROSS_ENTROPY,
                new Embedding(10, 8),
                new Lstm(16, false, 0, 0, false),
                new Dense(2, SOFTMAX));

        assertThat(learned(spec, Toys.orders(600, 1), Toys.orders(200, 2), 12)).isGreaterThan(0.9);
    }

    @Test
    void stackedLstmsOfBothDirectionsLearnTheOrderOfWords() {
        var spec = NetworkSpec.of(
                TOKENS,
                Loss.CROSS_ENTROPY,
                new Embedding(10, 8),
                new Lstm(8, true, 0.1, 0.1, true),
                new Dropout(0.1),
                new Lstm(8, false, 0.1, 0.1, true),
                new Dense(2, SOFTMAX));

        assertThat(learned(spec, Toys.orders(600, 1), Toys.orders(200, 2), 12)).isGreaterThan(0.9);
    }

    @Test
    void windowsLearnPairsOfWords() {
        var spec = NetworkSpec.of(
                TOKENS,
                Loss.CROSS_ENTROPY,
                new Embedding(10, 8),
                new Conv1d(16, 2, RELU),
                new GlobalMaxPool1d(),
                new Dense(2, SOFTMAX));

        assertThat(learned(spec, Toys.pairs(600, 1), Toys.pairs(200, 2), 8)).isGreaterThan(0.9);
    }

    @Test
    void windowsOfSeveralWidthsLearnPairsOfWords() {
        var spec = NetworkSpec.of(
                TOKENS,
                Loss.CROSS_ENTROPY,
                new Embedding(10, 8),
                new ParallelConv1d(8, List.of(1, 2, 4), RELU),
                new GlobalMaxPool1d(),
                new Dense(2, SOFTMAX));

        assertThat(learned(spec, Toys.pairs(600, 1), Toys.pairs(200, 2), 8)).isGreaterThan(0.9);
    }

    private static double learned(NetworkSpec spec, NetworkData train, NetworkData test, int epochs) {
        var trainer = new NetworkTrainer(spec, Toys.settings(epochs));

        return Toys.accuracy(trainer.train(train, train.select(new int[0]), Run.seeded(7)), test);
    }
}
