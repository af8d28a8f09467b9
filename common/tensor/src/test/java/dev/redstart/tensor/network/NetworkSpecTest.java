package dev.redstart.tensor.network;

import static dev.redstart.tensor.network.Activation.RELU;
import static dev.redstart.tensor.network.Activation.SIGMOID;
import static dev.redstart.tensor.network.Activation.SOFTMAX;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.json.Json;
import dev.redstart.common.model.ModelException;
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
import dev.redstart.tensor.network.Layer.MaxPool2d;
import dev.redstart.tensor.network.Layer.ParallelConv1d;
import dev.redstart.tensor.network.Layer.Residual;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NetworkSpecTest {
    private static final InputShape IMAGE = InputShape.image(1, 28, 28);
    private static final InputShape TOKENS = InputShape.tokens(200);

    @Test
    void infersShapesAndCountsWeights() {
        var spec = NetworkSpec.of(
                IMAGE,
                Loss.CROSS_ENTROPY,
                new Conv2d(32, 3, 1, Padding.VALID, RELU),
                new MaxPool2d(2, 2),
                new Conv2d(64, 3, 2, Padding.SAME, RELU),
                new BatchNorm(),
                new Flatten(),
                new Dense(10, SOFTMAX));

        assertThat(spec.shapes())
                .containsExactly(
                        new InputShape.Image(32, 26, 26),
                        new InputShape.Image(32, 13, 13),
                        new InputShape.Image(64, 7, 7),
                        new InputShape.Image(64, 7, 7),
                        new InputShape.Features(3136),
                        new InputShape.Features(10));
        // 9 x 32 + 32, 9 x 32 x 64 + 64, 4 x 64, 3136 x 10 + 10
        assertThat(spec.parameterCount()).isEqualTo(320 + 18_496 + 256 + 31_370);
        assertThat(spec.outputs()).isEqualTo(10);
    }

    @Test
    void infersShapesOfSequences() {
        var spec = NetworkSpec.of(
                TOKENS,
                Loss.BINARY_CROSS_ENTROPY,
                new Embedding(20_000, 128),
                new Lstm(64, true, 0, 0, true),
                new Dropout(0.2),
                new Conv1d(50, 3, RELU),
                new Lstm(128, false, 0.2, 0.2, false),
                new Dense(1, SIGMOID));

        assertThat(spec.shapes())
                .containsExactly(
                        new Shape.Sequence(200, 128),
                        new Shape.Sequence(200, 128),
                        new Shape.Sequence(200, 128),
                        new Shape.Sequence(200, 50),
                        new InputShape.Features(128),
                        new InputShape.Features(1));
        long lstms = 2 * (128 * 256 + 64 * 256 + 256) + (50 * 512 + 128 * 512 + 512);
        assertThat(spec.parameterCount()).isEqualTo(20_000 * 128 + lstms + (128 * 50 * 3 + 50) + 129);
    }

    @Test
    void refusesLayersThatDoNotFit() {
        assertRefused(
                IMAGE,
                "layer 0, Dense[units=10, activation=SOFTMAX], cannot take image 1 x 28 x 28: put Flatten or GlobalAveragePool before it",
                new Dense(10, SOFTMAX));
        assertRefused(
                TOKENS,
                "layer 0, Lstm[units=8, returnSequences=false, dropout=0.0, recurrentDropout=0.0, bidirectional=false], cannot take up to 200 tokens: begin with Embedding",
                new Lstm(8, false, 0, 0, false),
                new Dense(2, SOFTMAX));
        assertRefused(
                TOKENS,
                "layer 1, Dense[units=2, activation=SOFTMAX], cannot take sequence of up to 200 x 4: put GlobalMaxPool1d before it, or an Lstm that does not return sequences",
                new Embedding(10, 4),
                new Dense(2, SOFTMAX));
        assertRefused(
                IMAGE,
                "layer 0 has windows of 29 x 29, too large for image 1 x 28 x 28",
                new MaxPool2d(29, 1),
                new Flatten(),
                new Dense(2, SOFTMAX));
        assertRefused(
                InputShape.features(3),
                "layer 0, GlobalAveragePool[], cannot take 3 features",
                new GlobalAveragePool(),
                new Dense(2, SOFTMAX));
        assertRefused(
                IMAGE,
                "the body of layer 0 gives image 8 x 26 x 26, which cannot be added to its shortcut's image 8 x 28 x 28: take"
                        + " Padding.SAME and no wider pooling",
                Residual.of(new Conv2d(8, 3, 1, Padding.VALID, RELU)),
                new Flatten(),
                new Dense(2, SOFTMAX));
        assertRefused(
                IMAGE,
                "the body of layer 0 gives 1 features, which cannot be added to its shortcut's image 1 x 28 x 28: take"
                        + " Padding.SAME and no wider pooling",
                Residual.of(new GlobalAveragePool()),
                new Dense(2, SOFTMAX));
        assertRefused(IMAGE, "the last layer must be Dense, got Flatten[]", new Flatten());
        assertRefused(IMAGE, "the last layer must be Dense, got none");
        assertRefused(
                InputShape.features(3),
                "with CROSS_ENTROPY the last layer's activation must be SOFTMAX, got RELU",
                new Dense(2, RELU));
        assertRefused(
                InputShape.features(3),
                "with CROSS_ENTROPY the last layer needs a unit for each class, at least 2, got 1",
                new Dense(1, SOFTMAX));
        assertRefused(
                IMAGE,
                "layer 0, ActivationLayer[activation=SOFTMAX], cannot take image 1 x 28 x 28",
                new ActivationLayer(SOFTMAX),
                new Flatten(),
                new Dense(2, SOFTMAX));
    }

    private static void assertRefused(InputShape input, String message, Layer... layers) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> NetworkSpec.of(input, Loss.CROSS_ENTROPY, layers))
                .withMessage(message);
    }

    @Test
    void namesABadSettingOfALayer() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dense(0, RELU))
                .withMessage("units must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dropout(1))
                .withMessage("rate must be at least 0 and below 1, got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Dropout(Double.NaN))
                .withMessage("rate must be at least 0 and below 1, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Embedding(1, 8))
                .withMessage("vocabularySize must be at least 2, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Embedding(10, 8, Tensor.zeros(10, 7)))
                .withMessage("pretrained must have shape [10, 8], got Tensor[10, 7]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ParallelConv1d(8, List.of(3, 3), RELU))
                .withMessage("kernels must differ, got [3, 3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Residual.of())
                .withMessage("number of layers in a residual body must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Residual.of(Residual.of(new BatchNorm())))
                .withMessage("a residual body must not hold another one");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InputShape.tokens(0))
                .withMessage("maxLength must be at least 1, got 0");
    }

    @Test
    void survivesJson() throws IOException {
        var spec = NetworkSpec.of(
                TOKENS,
                Loss.CROSS_ENTROPY,
                new Embedding(100, 8),
                new Lstm(8, true, 0.2, 0.1, true),
                new ParallelConv1d(4, List.of(3, 5), RELU),
                new GlobalMaxPool1d(),
                new Dropout(0.5),
                new Dense(3, SOFTMAX));

        String json = Json.write(spec.toJson());

        assertThat(json)
                .startsWith(
                        "{\"input\":{\"type\":\"tokens\",\"maxLength\":200},\"layers\":[{\"type\":\"embedding\",\"vocabularySize\":100,");
        assertThat(NetworkSpec.fromJson(Json.readObject(json, "test"))).isEqualTo(spec);
    }

    @Test
    void survivesJsonWithABodyInside() throws IOException {
        var spec = NetworkSpec.of(
                IMAGE,
                Loss.CROSS_ENTROPY,
                Residual.of(new Conv2d(8, 3, 2, Padding.SAME, RELU), new BatchNorm()),
                new GlobalAveragePool(),
                new Dense(3, SOFTMAX));

        String json = Json.write(spec.toJson());

        assertThat(json).contains("{\"type\":\"residual\",\"body\":[{\"type\":\"conv2d\",\"filters\":8,");
        assertThat(NetworkSpec.fromJson(Json.readObject(json, "test"))).isEqualTo(spec);
    }

    @Test
    void refusesJsonThatIsNotItsOwn() throws IOException {
        assertDamaged("{}", "the network's description is wrong: 'layers' is missing");
        assertDamaged(
                "{'input':{'type':'features','count':2},'layers':[{'type':'attention'}],'loss':'cross-entropy'}",
                "the network's description has 'attention', which this version does not know");
        assertDamaged(
                "{'input':{'type':'features','count':2},'layers':[{'type':'dense','units':0,'activation':'relu'}],'loss':'cross-entropy'}",
                "the network's description is wrong: units must be at least 1, got 0");
        assertDamaged(
                "{'input':{'type':'features','count':2},'layers':[{'type':'dense','units':2,'activation':'max'}],'loss':'cross-entropy'}",
                "the network's description is wrong: 'max' is no Activation");
    }

    private static void assertDamaged(String json, String message) throws IOException {
        Map<String, Object> parsed = Json.readObject(json.replace('\'', '"'), "test");

        assertThatThrownBy(() -> NetworkSpec.fromJson(parsed))
                .isInstanceOf(ModelException.class)
                .hasMessage(message);
    }
}
