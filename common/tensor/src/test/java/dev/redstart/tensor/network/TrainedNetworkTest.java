package dev.redstart.tensor.network;

import static dev.redstart.tensor.network.Activation.IDENTITY;
import static dev.redstart.tensor.network.Activation.RELU;
import static dev.redstart.tensor.network.Activation.SIGMOID;
import static dev.redstart.tensor.network.Activation.SOFTMAX;
import static dev.redstart.tensor.network.Activation.TANH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.Engine;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Layer.ActivationLayer;
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
import dev.redstart.tensor.network.Layer.ParallelConv1d;
import dev.redstart.tensor.network.Layer.Residual;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrainedNetworkTest {
    private static final NetworkSpec IMAGES = NetworkSpec.of(
            InputShape.image(1, 8, 8),
            Loss.CROSS_ENTROPY,
            new Conv2d(4, 3, 1, Padding.SAME, RELU),
            new BatchNorm(),
            new Dropout(0.5),
            new Flatten(),
            new BatchNorm(),
            new Dense(2, SOFTMAX));
    private static final NetworkSpec TEXTS = NetworkSpec.of(
            InputShape.tokens(10),
            Loss.CROSS_ENTROPY,
            new Embedding(10, 4),
            new Lstm(5, true, 0.2, 0.2, false),
            new Lstm(3, false, 0, 0, true),
            new Dense(2, SOFTMAX));
    private static final NetworkSpec WINDOWS = NetworkSpec.of(
            InputShape.tokens(10),
            Loss.CROSS_ENTROPY,
            new Embedding(10, 4),
            new ParallelConv1d(3, List.of(2, 4), TANH),
            new ActivationLayer(SIGMOID),
            new Conv1d(3, 2, TANH),
            new GlobalMaxPool1d(),
            new Dense(2, SOFTMAX));

    private static final TrainedNetwork IMAGE_NETWORK = trained(IMAGES, Toys.bars(64, 1));
    private static final TrainedNetwork TEXT_NETWORK = trained(TEXTS, Toys.orders(64, 1));
    private static final TrainedNetwork WINDOW_NETWORK = trained(WINDOWS, Toys.orders(64, 1));

    private static final NetworkSpec RESIDUAL = NetworkSpec.of(
            InputShape.image(1, 8, 8),
            Loss.CROSS_ENTROPY,
            new Conv2d(3, 3, 1, Padding.SAME, TANH),
            Residual.of(new Conv2d(3, 3, 1, Padding.SAME, TANH), new BatchNorm()),
            Residual.of(new Conv2d(4, 3, 2, Padding.SAME, IDENTITY), new BatchNorm(), new Dropout(0.2)),
            new GlobalAveragePool(),
            new Dense(2, SOFTMAX));
    private static final TrainedNetwork RESIDUAL_NETWORK = trained(RESIDUAL, Toys.bars(64, 1));

    private static TrainedNetwork trained(NetworkSpec spec, NetworkData data) {
        return new NetworkTrainer(spec, Toys.settings(2)).train(data, data.select(new int[0]), Run.seeded(5));
    }

    @Test
    void findsOneDnn() {
        assertThat(Engine.usesOneDnn()).isTrue();
    }

    @Test
    void doesNotMindPadding() {
        int[][] bare = {{2, 5, 3}, {4, 4, 2, 7, 3, 9}};
        int[][] padded = {{2, 5, 3, 0, 0, 0, 0, 0, 0, 0}, {0, 0, 4, 4, 2, 7, 3, 9, 0, 0}};

        for (TrainedNetwork network : List.of(TEXT_NETWORK, WINDOW_NETWORK)) {
            Tensor together = network.predict(NetworkData.tokens(padded));

            assertThat(together).isEqualTo(network.predict(NetworkData.tokens(bare)));
            assertClose(network.predict(NetworkData.tokens(bare).select(new int[] {0})), together.rows(0, 1), 1e-6);
            assertClose(network.predict(NetworkData.tokens(bare).select(new int[] {1})), together.rows(1, 2), 1e-6);
        }
    }

    @Test
    void takesATextWithoutWordsForOneUnknownWord() {
        Tensor answers = TEXT_NETWORK.predict(NetworkData.tokens(new int[][] {{}, {0, 0}, {1}}));

        assertThat(answers.rows(0, 1)).isEqualTo(answers.rows(2, 3));
        assertThat(answers.rows(1, 2)).isEqualTo(answers.rows(2, 3));
    }

    @Test
    void cutsLongRowsAtTheirEnd() {
        int[] twelve = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5};
        int[] ten = {2, 3, 4, 5, 6, 7, 8, 9, 2, 3};

        assertThat(TEXT_NETWORK.predict(NetworkData.tokens(new int[][] {twelve})))
                .isEqualTo(TEXT_NETWORK.predict(NetworkData.tokens(new int[][] {ten})));
    }

    /** A window of 2 begins at each place and looks one place ahead, one of 3 also one back, and beyond the row there are zeros. */
    @Test
    void looksThroughWindows() {
        var spec = NetworkSpec.of(
                InputShape.tokens(4),
                Loss.SQUARED_ERROR,
                new Embedding(6, 1),
                new ParallelConv1d(1, List.of(2, 3), IDENTITY),
                new GlobalMaxPool1d(),
                new Dense(2, IDENTITY));
        var weights = Tensors.builder()
                .floats("0.weights", new float[] {0, 0, 1, 10, 100, 1000}, 6, 1)
                .floats("1.weights", new float[] {0, 1, 2, 3, 4, 5}, 2, 1, 3)
                .floats("1.bias", new float[] {0, 7}, 2)
                .floats("3.weights", new float[] {1, 0, 0, 1}, 2, 2)
                .floats("3.bias", new float[] {0, 0}, 2)
                .build();

        Tensor answers = TrainedNetwork.of(spec, weights).predict(NetworkData.tokens(new int[][] {{2, 3, 4}, {5, 2}}));

        // 1 10 100: 1 + 2 x 10, 10 + 2 x 100, 100; and 4 + 50, 3 + 40 + 500, 30 + 400, each + 7. Likewise 1000 1.
        assertThat(answers).isEqualTo(Tensor.of(new float[][] {{210, 550}, {1002, 4012}}));
    }

    /** Filters of width 2 stand in the middle of 4 places: at the second and third. */
    @Test
    void keepsNarrowWindowsNarrow() {
        Tensor weights = WINDOW_NETWORK.parameters().get("1.weights");

        for (int filter = 0; filter < 3; filter++) {
            for (int channel = 0; channel < 4; channel++) {
                assertThat(weights.at(filter, channel, 0)).isZero();
                assertThat(weights.at(filter, channel, 1)).isNotZero();
                assertThat(weights.at(filter, channel, 2)).isNotZero();
                assertThat(weights.at(filter, channel, 3)).isZero();
                assertThat(weights.at(filter + 3, channel, 0)).isNotZero();
            }
        }
    }

    @Test
    void answersThroughVectorsAsThroughTokens() {
        int[] ids = {2, 5, 3, 7};
        Tensor vectors = TEXT_NETWORK.embed(ids);

        assertThat(vectors.shape()).containsExactly(4, 4);
        assertThat(vectors.at(1, 2))
                .isEqualTo(TEXT_NETWORK.parameters().get("0.weights").at(5, 2));
        assertClose(
                TEXT_NETWORK.predictEmbedded(vectors.reshape(1, 4, 4)),
                TEXT_NETWORK.predict(NetworkData.tokens(new int[][] {ids})),
                1e-6);
    }

    @Test
    void knowsHowAnswersFollowInputs() {
        Tensor vectors = TEXT_NETWORK.embed(new int[] {2, 5, 3, 7, 8, 3});
        assertGradient(TEXT_NETWORK, vectors.reshape(2, 3, 4), 1);
        assertGradient(
                WINDOW_NETWORK, WINDOW_NETWORK.embed(new int[] {2, 5, 3, 7}).reshape(1, 4, 4), 0);

        float[] pixels = new float[128];
        for (int row = 0; row < 2; row++) {
            Toys.bars(2, 3).readInto(row, pixels, row * 64);
        }
        assertGradient(IMAGE_NETWORK, Tensor.of(pixels, 2, 1, 8, 8), 1);
    }

    /** Against central differences, at every seventh number. */
    private static void assertGradient(TrainedNetwork network, Tensor inputs, int output) {
        Tensor gradient = network.inputGradient(inputs, output);
        float step = 2e-3f;
        int rowLength = inputs.length() / inputs.size(0);
        double largest = 0;
        for (int at = 0; at < inputs.length(); at += 7) {
            double up = network.predictEmbedded(moved(inputs, at, step)).at(at / rowLength, output);
            double down = network.predictEmbedded(moved(inputs, at, -step)).at(at / rowLength, output);
            double slope = (up - down) / (2 * step);

            assertThat((double) gradient.flat(at)).isCloseTo(slope, offset(1e-3 + 0.02 * Math.abs(slope)));
            largest = Math.max(largest, Math.abs(slope));
        }
        assertThat(gradient.shape()).isEqualTo(inputs.shape());
        assertThat(largest).isGreaterThan(2e-3);
    }

    private static Tensor moved(Tensor inputs, int at, float step) {
        float[] numbers = inputs.copyData();
        numbers[at] += step;
        return Tensor.of(numbers, inputs.shape());
    }

    @Test
    void showsWhatALayerGives() {
        Tensor image = bar();

        Tensor convolved = RESIDUAL_NETWORK.activations(image, 0);
        Tensor pooled = RESIDUAL_NETWORK.activations(image, 3);
        Tensor answer = RESIDUAL_NETWORK.activations(image, 4);

        assertThat(convolved.shape()).containsExactly(1, 3, 8, 8);
        assertThat(pooled.shape()).containsExactly(1, 4);
        assertClose(answer, RESIDUAL_NETWORK.predict(NetworkData.of(image)), 1e-5);
        Tensor flat = IMAGE_NETWORK.activations(image, 3);
        assertThat(flat).isEqualTo(IMAGE_NETWORK.activations(image, 2).reshape(1, 256));
        Tensor words = TEXT_NETWORK.embed(new int[] {2, 5, 3}).reshape(1, 3, 4);
        assertThat(TEXT_NETWORK.activations(words, 0)).isEqualTo(words);
        assertThat(TEXT_NETWORK.activations(words, 1).shape()).containsExactly(1, 3, 5);
    }

    /** By hand: the mean of a channel is that of its pixels, and the first filter's first pixel sees the image's corner. */
    @Test
    void showsChannelsInTheirOrder() {
        Tensor image = bar();
        Tensor weights = RESIDUAL_NETWORK.parameters().get("0.weights");
        double sum = RESIDUAL_NETWORK.parameters().get("0.bias").at(1);
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                sum += weights.at(1, 0, row, column) * image.at(0, 0, 2 + row, 4 + column);
            }
        }

        assertThat((double) RESIDUAL_NETWORK.activations(image, 0).at(0, 1, 3, 5))
                .isCloseTo(Math.tanh(sum), offset(1e-5));
    }

    /** The last layer's weighted sums are put out as they are by the same network without its softmax, cut off behind the layer. */
    @Test
    void knowsHowScoresFollowALayer() {
        assertScoresFollow(RESIDUAL_NETWORK, RESIDUAL, bar(), 0);
        assertScoresFollow(RESIDUAL_NETWORK, RESIDUAL, bar(), 1);
        assertScoresFollow(RESIDUAL_NETWORK, RESIDUAL, bar(), 3);
        assertScoresFollow(IMAGE_NETWORK, IMAGES, bar(), 3);
    }

    private static void assertScoresFollow(TrainedNetwork network, NetworkSpec spec, Tensor image, int layer) {
        ActivationGradient found = network.activationGradient(image, layer, 1);
        TrainedNetwork rest = behind(network, spec, layer);
        float step = 2e-3f;

        Tensor scores = rest.predictEmbedded(found.activations());
        assertThat((double) found.scores().at(0)).isCloseTo(scores.at(0, 1), offset(1e-5));
        assertThat(found.gradient().shape()).isEqualTo(found.activations().shape());
        double largest = 0;
        for (int at = 0; at < found.activations().length(); at += 3) {
            double up =
                    rest.predictEmbedded(moved(found.activations(), at, step)).at(0, 1);
            double down =
                    rest.predictEmbedded(moved(found.activations(), at, -step)).at(0, 1);
            double slope = (up - down) / (2 * step);
            assertThat((double) found.gradient().flat(at)).isCloseTo(slope, offset(1e-3 + 0.02 * Math.abs(slope)));
            largest = Math.max(largest, Math.abs(slope));
        }
        assertThat(largest).isGreaterThan(5e-3);
    }

    /** The layers behind one, as a network of their own that gives scores. */
    private static TrainedNetwork behind(TrainedNetwork network, NetworkSpec spec, int layer) {
        List<Layer> layers =
                new ArrayList<>(spec.layers().subList(layer + 1, spec.layers().size()));
        layers.set(layers.size() - 1, new Dense(2, IDENTITY));
        InputShape input = (InputShape) spec.shapes().get(layer);
        var tensors = Tensors.builder();
        network.parameters().forEach((name, tensor) -> {
            int dot = name.indexOf('.');
            int position = Integer.parseInt(name.substring(0, dot)) - layer - 1;
            if (position >= 0) {
                tensors.floats(position + name.substring(dot), tensor.copyData(), tensor.shape());
            }
        });
        return TrainedNetwork.of(new NetworkSpec(input, layers, Loss.SQUARED_ERROR), tensors.build());
    }

    private static Tensor bar() {
        float[] pixels = new float[64];
        Toys.bars(1, 3).readInto(0, pixels, 0);
        return Tensor.of(pixels, 1, 1, 8, 8);
    }

    @Test
    void answersSmoothlyAsItAnswers() {
        float[] pixels = new float[64];
        Toys.bars(1, 3).readInto(0, pixels, 0);
        Tensor image = Tensor.of(pixels, 1, 1, 8, 8);

        assertClose(IMAGE_NETWORK.predictEmbedded(image), IMAGE_NETWORK.predict(NetworkData.of(image)), 1e-5);
    }

    @Test
    void answersTheSameWhenItIsReadFromItsWeights() {
        var rows = Toys.orders(20, 9);

        var fromWeights = TrainedNetwork.of(TEXTS, TEXT_NETWORK.weights());
        var fromState = TrainedNetwork.of(TEXTS, TEXT_NETWORK.state());

        assertThat(fromWeights.predict(rows)).isEqualTo(TEXT_NETWORK.predict(rows));
        assertThat(fromState.history()).isEqualTo(TEXT_NETWORK.history());
        assertThat(fromWeights.history()).isEmpty();
        assertThatThrownBy(() -> TrainedNetwork.of(WINDOWS, TEXT_NETWORK.weights()))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("there is no tensor '1.weights' among [0.weights, 1.inputWeights");
    }

    @Test
    void answersSeveralThreadsAtOnce() {
        var rows = Toys.bars(8, 4);
        List<Tensor> alone = IntStream.range(0, 8)
                .mapToObj(row -> IMAGE_NETWORK.predict(rows.range(row, row + 1)))
                .toList();

        List<Tensor> together = IntStream.range(0, 64)
                .parallel()
                .mapToObj(at -> IMAGE_NETWORK.predict(rows.range(at % 8, at % 8 + 1)))
                .toList();

        for (int at = 0; at < 64; at++) {
            assertThat(together.get(at)).isEqualTo(alone.get(at % 8));
        }
    }

    @Test
    void answersNoRowsWithNoAnswers() {
        assertThat(IMAGE_NETWORK
                        .predict(NetworkData.of(Tensor.zeros(0, 1, 8, 8)))
                        .shape())
                .containsExactly(0, 2);
    }

    @Test
    void namesWhatItCannotTake() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEXT_NETWORK.predict(NetworkData.tokens(new int[][] {{3}, {2, 10}})))
                .withMessage("row 1 has token 10, but the network knows 0 to 9. Is the vocabulary another one?");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEXT_NETWORK.embed(new int[] {-1}))
                .withMessage("token -1 is unknown, the network knows 0 to 9");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkData.of(Tensor.of(new float[] {0, 1, 2, Float.NaN}, 2, 2)))
                .withMessage("row 1 has NaN, inputs must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IMAGE_NETWORK.inputGradient(Tensor.zeros(1, 1, 8, 8), 2))
                .withMessage("output must be between 0 and 1, got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IMAGE_NETWORK.activations(Tensor.zeros(1, 1, 8, 8), 6))
                .withMessage("layer must be between 0 and 5, got 6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> IMAGE_NETWORK.activationGradient(Tensor.zeros(1, 1, 8, 8), 5, 0))
                .withMessage("layer must be between 0 and 4, got 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TEXT_NETWORK.predictEmbedded(Tensor.zeros(1, 3, 5)))
                .withMessage("inputs must have one row or more of [tokens, 4], got Tensor[1, 3, 5]");
        assertThatIllegalStateException()
                .isThrownBy(() -> IMAGE_NETWORK.embed(new int[] {1}))
                .withMessage("the network has no embedding, it takes image 1 x 8 x 8");
    }

    private static void assertClose(Tensor actual, Tensor expected, double tolerance) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        for (int at = 0; at < expected.length(); at++) {
            assertThat((double) actual.flat(at)).isCloseTo(expected.flat(at), offset(tolerance));
        }
    }
}
