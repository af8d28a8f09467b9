package dev.redstart.vision.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.vision.StripedPatch;
import dev.redstart.vision.image.Preprocessing;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinearImageTest {
    private static final LinearImageTrainer TRAINER = new LinearImageTrainer(LinearImageTrainer.Settings.defaults());

    /** Bright and dark pictures. */
    private static Images grays(int count) {
        Images.Builder rows = Images.builder();
        for (int row = 0; row < count; row++) {
            boolean bright = row % 2 == 0;
            rows.add(StripedPatch.plain(4, bright ? 160 + row % 50 : 100 - row % 50), bright ? "bright" : "dark");
        }
        return rows.build(Source.inMemory("grays"));
    }

    @Test
    void tellsBrightFromDark() {
        LinearImageClassifier model = TRAINER.train(grays(200), Run.seeded(1));

        assertThat(model.answer(StripedPatch.plain(9, 250)).label()).isEqualTo("bright");
        assertThat(model.answer(StripedPatch.plain(1, 3)).label()).isEqualTo("dark");
    }

    /** Two pixels: 255 is 1 and 0 is 0. Logits are 1 x 2 + 0 x 1 + .5 = 2.5 and 0; the sigmoid of 2.5 is .924142. */
    @Test
    void answersByWeightsAndBiases() {
        LinearImageClassifier model = new LinearImageClassifier(
                Vocabulary.of(List.of("left", "right")),
                Preprocessing.of(2, 1, Pixels.GRAY),
                VectorTable.of(2, 2, new float[] {2, 1, 0, 0}),
                new float[] {0.5f, 0},
                TemperatureScaling.NONE);

        float[] answer = model.probabilities(new Pixels(2, 1, Pixels.GRAY, new byte[] {(byte) 255, 0}));

        assertThat(answer).containsExactly(new float[] {0.924142f, 0.075858f}, within(1e-6f));
        assertThat(model.embedding(new Pixels(2, 1, Pixels.GRAY, new byte[] {(byte) 255, 0})))
                .containsExactly(1, 0);
    }

    @Test
    void sameSeedSameModel() {
        Images data = StripedPatch.images(0, 100);

        LinearImageClassifier once = TRAINER.train(data, Run.seeded(1));
        LinearImageClassifier again = TRAINER.train(data, Run.seeded(1).withThreads(2));
        LinearImageClassifier other = TRAINER.train(data, Run.seeded(2));

        assertThat(again.weights(0)).isEqualTo(once.weights(0));
        assertThat(other.weights(0)).isNotEqualTo(once.weights(0));
    }

    @Test
    void shrinksLargePictures() {
        LinearImageTrainer small =
                new LinearImageTrainer(LinearImageTrainer.Settings.defaults().withInputSize(8));

        LinearImageClassifier model = small.train(StripedPatch.images(0, 50), Run.seeded(1));

        assertThat(model.preprocessing().width()).isEqualTo(8);
        assertThat(model.weights(1)).hasSize(64);
    }

    @Test
    void fewRowsAreLearnedUncalibrated() {
        LinearImageClassifier model = TRAINER.train(grays(10), Run.seeded(1));

        assertThat(model.calibration()).isEqualTo(TemperatureScaling.NONE);
    }

    @Test
    void needsTwoLabels() {
        Images data = Images.builder().add(StripedPatch.plain(4, 1), "dark").build(Source.inMemory("photos"));

        assertThatThrownBy(() -> TRAINER.train(data, Run.seeded(1)))
                .isInstanceOf(DataException.class)
                .hasMessage(
                        "photos has 1 images and all of one label; a classifier needs images of at least two labels");
    }

    @Test
    void refusesSettingsThatCannotBe() {
        LinearImageTrainer.Settings settings = LinearImageTrainer.Settings.defaults();

        assertThatThrownBy(() -> settings.withEpochs(0)).hasMessage("epochs must be at least 1, got 0");
        assertThatThrownBy(() -> settings.withInputSize(0)).hasMessage("inputSize must be from 1 to 224, got 0");
        assertThatThrownBy(() -> settings.withLearningRate(0))
                .hasMessage("learningRate must be above 0 and at most 100, got 0.0");
        assertThatThrownBy(() -> settings.withRegularisation(-1))
                .hasMessage("regularisation must be between 0 and 1, got -1.0");
        assertThatThrownBy(() -> settings.withValidationShare(0.6))
                .hasMessage("validationShare must be between 0 and 0.5, got 0.6");
    }
}
