package dev.redstart.tensor.onnx;

import static dev.redstart.tensor.network.Activation.ELU;
import static dev.redstart.tensor.network.Activation.IDENTITY;
import static dev.redstart.tensor.network.Activation.LEAKY_RELU;
import static dev.redstart.tensor.network.Activation.RELU;
import static dev.redstart.tensor.network.Activation.SIGMOID;
import static dev.redstart.tensor.network.Activation.SOFTMAX;
import static dev.redstart.tensor.network.Activation.TANH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.tensor.Device;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.Layer;
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
import dev.redstart.tensor.network.Loss;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.Padding;
import dev.redstart.tensor.network.TrainedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The graph answers as the network does that it was made of: ONNX Runtime against DL4J, weights and inputs by chance. */
class OnnxWriterTest {
    /** The sums of a layer come in another order there; single precision leaves about 1e-6. */
    private static final float CLOSE = 1e-5f;

    private static final InputShape IMAGE = InputShape.image(3, 9, 7);
    private static final InputShape FEATURES = InputShape.features(6);
    private static final InputShape TOKENS = InputShape.tokens(8);

    /** Of different lengths, one longer than the network takes, one of padding alone, and padding in front, behind and between. */
    private static final int[][] TEXTS = {
        {4, 2, 7, 3, 11, 5, 9, 6},
        {3},
        {},
        {2, 9, 4, 4, 7, 8, 1, 3, 10, 2},
        {5, 6, 7},
        {0, 0, 0},
        {0, 0, 5, 6, 7},
        {5, 0, 6, 0, 7, 0, 0}
    };

    @Test
    void denses() {
        agrees(features(new Dense(5, TANH), new Dense(3, IDENTITY)));
    }

    @ParameterizedTest
    @EnumSource
    void activationsAfterADense(Activation activation) {
        agrees(features(new Dense(5, activation), new Dense(3, IDENTITY)));
    }

    @ParameterizedTest
    @EnumSource
    void activationsOnTheirOwn(Activation activation) {
        agrees(features(new ActivationLayer(activation), new Dense(3, IDENTITY)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
    void activationsOfImages(Activation activation) {
        agrees(image(new ActivationLayer(activation), new Conv2d(2, 2, 1, Padding.SAME, activation), new Flatten()));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SOFTMAX")
    void activationsOfSequences(Activation activation) {
        agrees(text(new ActivationLayer(activation), new Conv1d(3, 3, activation), new GlobalMaxPool1d()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void convolutionsInsideTheImage(int kernel) {
        agrees(image(new Conv2d(4, kernel, 1, Padding.VALID, RELU), new Flatten()));
        agrees(image(new Conv2d(4, kernel, 2, Padding.VALID, LEAKY_RELU), new Flatten()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void convolutionsOverTheBorder(int kernel) {
        agrees(image(new Conv2d(4, kernel, 1, Padding.SAME, ELU), new Flatten()));
        agrees(image(new Conv2d(4, kernel, Math.min(kernel, 2), Padding.SAME, SIGMOID), new Flatten()));
        agrees(image(new Conv2d(4, kernel, Math.min(kernel, 3), Padding.SAME, TANH), new Flatten()));
    }

    @Test
    void poolings() {
        agrees(image(new MaxPool2d(2, 2), new Flatten()));
        agrees(image(new MaxPool2d(3, 2), new AveragePool2d(2, 1), new Flatten()));
        agrees(image(new AveragePool2d(3, 3), new Flatten()));
        agrees(image(new GlobalAveragePool()));
    }

    @Test
    void normalisations() {
        agrees(image(
                new BatchNorm(),
                new Conv2d(4, 3, 1, Padding.VALID, IDENTITY),
                new BatchNorm(),
                new GlobalAveragePool()));
        agrees(features(new BatchNorm(), new Dense(4, RELU), new BatchNorm(), new Dense(3, IDENTITY)));
    }

    @Test
    void residualBlocks() {
        agrees(image(
                Residual.of(new Conv2d(3, 3, 1, Padding.SAME, RELU), new Conv2d(3, 3, 1, Padding.SAME, TANH)),
                Residual.of(
                        new Conv2d(5, 3, 2, Padding.SAME, IDENTITY),
                        new BatchNorm(),
                        new ActivationLayer(RELU),
                        new Dropout(0.3),
                        new Conv2d(5, 3, 1, Padding.SAME, IDENTITY),
                        new BatchNorm()),
                new GlobalAveragePool()));
    }

    @Test
    void whatALayerGivesBesideTheAnswer() {
        TrainedNetwork network = RandomNetwork.of(
                image(new Conv2d(4, 3, 1, Padding.VALID, RELU), new Dropout(0.5), new GlobalAveragePool()), 3);
        Tensor pixels = RandomNetwork.inputs(IMAGE, 70);

        for (int layer = 0; layer < 3; layer++) {
            try (OnnxModel model = OnnxModel.open(OnnxWriter.bytes(network, layer), Device.CPU)) {
                var answers = model.predict(TensorValue.of(pixels), List.of("embedding", "values"));

                assertThat(answers.keySet()).containsExactly("embedding", "values");
                assertClose(answers.get("values"), network.predict(NetworkData.of(pixels)));
                assertClose(answers.get("embedding"), network.activations(pixels, layer));
                assertThat(model.predict(TensorValue.of(pixels))).isEqualTo(answers.get("values"));
            }
        }
    }

    @Test
    void dropoutsWhichDoNothingInUse() {
        agrees(features(new Dropout(0.5), new Dense(4, RELU), new Dropout(0.5), new Dense(3, IDENTITY)));
    }

    @Test
    void lastStatesOfLstms() {
        agrees(text(new Lstm(4, false, 0, 0, false)));
        agrees(text(new Lstm(4, false, 0.2, 0.2, true)));
    }

    @Test
    void allStatesOfLstms() {
        agrees(text(new Lstm(4, true, 0, 0, false), new GlobalMaxPool1d()));
        agrees(text(new Lstm(4, true, 0, 0, true), new GlobalMaxPool1d()));
        agrees(text(new Lstm(4, true, 0, 0, true), new Dropout(0.3), new Lstm(3, false, 0, 0, true)));
        agrees(text(
                new Lstm(4, true, 0, 0, false),
                new Conv1d(3, 4, RELU),
                new Lstm(3, true, 0, 0, false),
                new GlobalMaxPool1d()));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void windowsOverSequences(int kernel) {
        agrees(text(new Conv1d(4, kernel, RELU), new GlobalMaxPool1d()));
        agrees(text(new Conv1d(4, kernel, SIGMOID), new Conv1d(3, 3, IDENTITY), new GlobalMaxPool1d()));
    }

    @Test
    void parallelWindows() {
        agrees(text(new ParallelConv1d(3, List.of(2, 3, 4, 5), RELU), new GlobalMaxPool1d()));
        agrees(text(new ParallelConv1d(2, List.of(4, 1), TANH), new Lstm(3, false, 0, 0, false)));
    }

    @Test
    void theTextClassifierWithAnLstm() {
        agrees(NetworkSpec.of(
                InputShape.tokens(200),
                Loss.BINARY_CROSS_ENTROPY,
                new Embedding(2_000, 128),
                new Lstm(128, false, 0.2, 0.2, false),
                new Dense(1, SIGMOID)));
    }

    @Test
    void theTextClassifierWithWindows() {
        agrees(NetworkSpec.of(
                InputShape.tokens(60),
                Loss.CROSS_ENTROPY,
                new Embedding(2_000, 100),
                new ParallelConv1d(100, List.of(3, 4, 5), RELU),
                new GlobalMaxPool1d(),
                new Dropout(0.5),
                new Dense(4, SOFTMAX)));
    }

    @Test
    void theImageClassifierForDigits() {
        agrees(NetworkSpec.of(
                InputShape.image(1, 28, 28),
                Loss.CROSS_ENTROPY,
                new Conv2d(32, 3, 1, Padding.VALID, RELU),
                new MaxPool2d(2, 2),
                new Conv2d(64, 3, 1, Padding.VALID, RELU),
                new MaxPool2d(2, 2),
                new Conv2d(64, 3, 1, Padding.VALID, RELU),
                new Flatten(),
                new Dense(64, RELU),
                new Dense(10, SOFTMAX)));
    }

    /** Gray and in colour, with a quarter of the filters. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void theImageClassifierForPhotos(int channels) {
        agrees(NetworkSpec.of(
                InputShape.image(channels, 224, 224),
                Loss.CROSS_ENTROPY,
                new Conv2d(8, 3, 1, Padding.VALID, RELU),
                new MaxPool2d(2, 2),
                new Conv2d(16, 3, 1, Padding.VALID, RELU),
                new MaxPool2d(2, 2),
                new Conv2d(32, 3, 1, Padding.VALID, RELU),
                new MaxPool2d(2, 2),
                new Flatten(),
                new Dense(32, RELU),
                new Dense(10, SOFTMAX)));
    }

    @Test
    void thePerceptronForClasses() {
        agrees(NetworkSpec.of(
                InputShape.features(1_000),
                Loss.CROSS_ENTROPY,
                new Dense(128, RELU),
                new Dropout(0.2),
                new Dense(64, RELU),
                new Dense(10, SOFTMAX)));
    }

    @Test
    void thePerceptronForYesOrNo() {
        agrees(NetworkSpec.of(
                InputShape.features(23),
                Loss.BINARY_CROSS_ENTROPY,
                new Dense(64, RELU),
                new Dense(32, RELU),
                new Dense(1, SIGMOID)));
    }

    @Test
    void theGraphSaysWhatItTakesAndGives() {
        var spec = NetworkSpec.of(
                TOKENS, Loss.CROSS_ENTROPY, new Embedding(12, 3), new GlobalMaxPool1d(), new Dense(2, SOFTMAX));

        try (var model = OnnxModel.open(OnnxWriter.bytes(RandomNetwork.of(spec, 1)), Device.CPU)) {
            assertThat(model.inputs()).containsExactly(TensorMetadata.of("tokens", "INT64", -1, -1));
            assertThat(model.outputs()).containsExactly(TensorMetadata.of("probabilities", "FP32", -1, 2));
        }
    }

    @Test
    void theSameNetworkGivesTheSameBytes(@TempDir Path folder) throws IOException {
        var network = RandomNetwork.of(features(new Dense(4, RELU), new Dense(3, IDENTITY)), 1);

        OnnxWriter.write(network, folder.resolve("model.onnx"));

        assertThat(folder.resolve("model.onnx")).hasBinaryContent(OnnxWriter.bytes(network));
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    private static NetworkSpec features(Layer... layers) {
        return new NetworkSpec(FEATURES, List.of(layers), Loss.SQUARED_ERROR);
    }

    private static NetworkSpec image(Layer... layers) {
        return new NetworkSpec(IMAGE, withHead(layers), Loss.SQUARED_ERROR);
    }

    private static NetworkSpec text(Layer... layers) {
        var all = new ArrayList<Layer>(List.of(new Embedding(12, 5)));
        all.addAll(withHead(layers));
        return new NetworkSpec(TOKENS, all, Loss.SQUARED_ERROR);
    }

    private static List<Layer> withHead(Layer... layers) {
        var all = new ArrayList<>(List.of(layers));
        all.add(new Dense(3, IDENTITY));
        return all;
    }

    private static void assertClose(Tensor answer, Tensor expected) {
        assertThat(answer.shape()).isEqualTo(expected.shape());
        assertThat(answer.copyData()).containsExactly(expected.copyData(), Offset.offset(CLOSE));
    }

    private static void agrees(NetworkSpec spec) {
        TrainedNetwork network = RandomNetwork.of(spec, 42);
        boolean text = spec.input() instanceof InputShape.Tokens;
        Tensor numbers = text ? Tensor.zeros(0) : RandomNetwork.inputs(spec.input(), 3);

        Tensor expected = network.predict(text ? NetworkData.tokens(TEXTS) : NetworkData.of(numbers));

        try (var model = OnnxModel.open(OnnxWriter.bytes(network), Device.CPU)) {
            Tensor answer = model.predict(text ? TensorValue.tokens(TEXTS) : TensorValue.of(numbers));
            assertClose(answer, expected);
        }
    }
}
