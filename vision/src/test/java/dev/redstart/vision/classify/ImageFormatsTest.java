package dev.redstart.vision.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.NetworkData;
import dev.redstart.tensor.onnx.OnnxWriter;
import dev.redstart.vision.Manifests;
import dev.redstart.vision.StripedPatch;
import dev.redstart.vision.TrainedModels.Stripes;
import dev.redstart.vision.classify.OnnxImageClassifier.Answer;
import dev.redstart.vision.image.Preprocessing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFormatsTest {
    private static final Pixels PICTURE = StripedPatch.number(4).picture();

    @TempDir
    Path folder;

    private ImageClassifier writtenAndRead(ImageClassifier model) {
        String kind = ImageFormats.of(model).kind();
        Path bundle = folder.resolve(kind + ".zip");
        Bundle.write(bundle, Manifests.of(kind), model, ImageFormats.of(model));
        return ImageFormats.read(bundle);
    }

    /** What {@link Stripes#NETWORK} was trained to, as somebody else's graph. */
    private static OnnxImageClassifier foreign() {
        return OnnxImageClassifier.of(
                OnnxWriter.bytes(Stripes.NETWORK.network()),
                Stripes.NETWORK.labels(),
                Stripes.NETWORK.preprocessing(),
                Answer.PROBABILITIES);
    }

    @Test
    void knowsThreeKinds() {
        assertThat(ImageFormats.kinds()).containsExactlyInAnyOrder("image-network", "image-linear", "image-onnx");
        assertThatThrownBy(() -> ImageFormats.of("als"))
                .isInstanceOf(ModelException.class)
                .hasMessage("'als' is no image classifier that this version knows; it knows"
                        + " [image-network, image-linear, image-onnx]");
    }

    @Test
    void aNetworkAnswersAsItDidBeforeItWasWritten() {
        ImageClassifier read = writtenAndRead(Stripes.NETWORK);

        assertThat(read).isInstanceOf(NetworkImageClassifier.class);
        assertThat(read.preprocessing()).isEqualTo(Stripes.NETWORK.preprocessing());
        assertThat(read.probabilities(PICTURE)).isEqualTo(Stripes.NETWORK.probabilities(PICTURE));
        assertThat(read.embedding(PICTURE)).isEqualTo(Stripes.NETWORK.embedding(PICTURE));
    }

    @Test
    void aLinearModelAnswersAsItDidBeforeItWasWritten() {
        LinearImageClassifier model = new LinearImageTrainer(LinearImageTrainer.Settings.defaults())
                .train(StripedPatch.images(0, 100), Run.seeded(1));

        ImageClassifier read = writtenAndRead(model);

        assertThat(read.probabilities(PICTURE)).isEqualTo(model.probabilities(PICTURE));
        assertThat(((LinearImageClassifier) read).calibration()).isEqualTo(model.calibration());
    }

    @Test
    void aGraphFromElsewhereAnswersAsItDidBeforeItWasWritten() {
        OnnxImageClassifier model = foreign();

        ImageClassifier read = writtenAndRead(model);

        assertThat(read.probabilities(PICTURE)).isEqualTo(model.probabilities(PICTURE));
        assertThat(read.labels().ids()).containsExactly("across", "down");
    }

    @Test
    void aGraphFromElsewhereAnswersAsItsNetworkDoes() {
        float[] answer = foreign().probabilities(PICTURE);

        float[] expected = Stripes.NETWORK
                .network()
                .predict(NetworkData.of(PreparedPictures.tensor(Stripes.NETWORK.preprocessing(), List.of(PICTURE))))
                .copyData();
        assertThat(answer[0]).isCloseTo(expected[0], within(1e-5f));
    }

    @Test
    void aGraphThatDoesNotFitIsRefused() {
        byte[] graph = OnnxWriter.bytes(Stripes.NETWORK.network());
        Vocabulary labels = Stripes.NETWORK.labels();
        Preprocessing fits = Stripes.NETWORK.preprocessing();

        assertThatThrownBy(
                        () -> OnnxImageClassifier.of(graph, Vocabulary.of(List.of("a", "b", "c")), fits, Answer.LOGITS))
                .isInstanceOf(ModelException.class)
                .hasMessage("the graph answers with 2 numbers, but there are 3 labels; give one label for each number,"
                        + " in their order");
        assertThatThrownBy(() ->
                        OnnxImageClassifier.of(graph, labels, Preprocessing.of(24, 24, Pixels.RGB), Answer.LOGITS))
                .isInstanceOf(ModelException.class)
                .hasMessage(
                        "the graph's input 'image' has shape [-1, 1, 24, 24], which pictures of 24x24 with 3 channels"
                                + " do not fit");
        assertThatThrownBy(() -> OnnxImageClassifier.of(
                        "no graph".getBytes(StandardCharsets.UTF_8), labels, fits, Answer.LOGITS))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("the ONNX model cannot be loaded: ");
    }

    @Test
    void aGraphWithoutEmbeddingSaysSo() {
        assertThatThrownBy(() -> foreign().embedding(PICTURE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "the graph has no output 'embedding' among [probabilities], so its pictures cannot be compared");
    }

    @Test
    void logitsOfAGraphBecomeProbabilities() {
        OnnxImageClassifier logits = OnnxImageClassifier.of(
                OnnxWriter.bytes(Stripes.NETWORK.network()),
                Stripes.NETWORK.labels(),
                Stripes.NETWORK.preprocessing(),
                Answer.LOGITS);

        float[] raw = foreign().probabilities(PICTURE);
        float[] answer = logits.probabilities(PICTURE);

        double expected = 1 / (1 + Math.exp(raw[1] - raw[0]));
        assertThat(answer[0]).isCloseTo((float) expected, within(1e-5f));
    }

    /** Two pixels, red, green and blue: by channel 1 2 | 3 4 | 5 6, by pixel 1 3 5 | 2 4 6. */
    @Test
    void channelsLastIsByPixel() {
        Tensor byChannel = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 1, 3, 1, 2);

        Tensor byPixel = GraphShape.channelsLast(byChannel);

        assertThat(byPixel.shape()).containsExactly(1, 1, 2, 3);
        assertThat(byPixel.copyData()).containsExactly(1, 3, 5, 2, 4, 6);
    }
}
