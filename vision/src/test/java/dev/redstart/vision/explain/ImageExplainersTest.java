package dev.redstart.vision.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Pixels;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.onnx.OnnxWriter;
import dev.redstart.vision.StripedPatch;
import dev.redstart.vision.TrainedModels.Stripes;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.classify.LinearImageClassifier;
import dev.redstart.vision.classify.LinearImageTrainer;
import dev.redstart.vision.classify.OnnxImageClassifier;
import dev.redstart.vision.classify.OnnxImageClassifier.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageExplainersTest {
    private static final ImageClassifier NETWORK = Stripes.NETWORK;
    private static final ImageClassifier FOREIGN = OnnxImageClassifier.of(
            OnnxWriter.bytes(Stripes.NETWORK.network()),
            Stripes.NETWORK.labels(),
            Stripes.NETWORK.preprocessing(),
            Answer.PROBABILITIES);
    private static final LinearImageClassifier LINEAR =
            new LinearImageTrainer(LinearImageTrainer.Settings.defaults()).train(Stripes.TRAIN, Run.seeded(1));

    /** Mean heat in the patch of stripes, and elsewhere. */
    private static double[] heat(ImageExplanation explanation, StripedPatch patch) {
        double[] sum = new double[2];
        int[] places = new int[2];
        for (int y = 0; y < StripedPatch.SIDE; y++) {
            for (int x = 0; x < StripedPatch.SIDE; x++) {
                int where = patch.holds(x, y) ? 0 : 1;
                sum[where] += explanation.heat().value(x, y);
                places[where]++;
            }
        }
        return new double[] {sum[0] / places[0], sum[1] / places[1]};
    }

    @ParameterizedTest
    @ValueSource(strings = {"grad-cam", "integrated-gradients", "occlusion", "lime"})
    void heatIsWhereTheStripesAre(String method) {
        int found = 0;
        for (int number = 20_000; number < 20_010; number++) {
            StripedPatch patch = StripedPatch.number(number);
            double[] heat =
                    heat(ImageExplainers.named(method, 1).explain(NETWORK, patch.picture(), patch.label()), patch);
            found += heat[0] > 0 && heat[0] > 2 * Math.abs(heat[1]) ? 1 : 0;
        }

        assertThat(found).isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grad-cam", "integrated-gradients", "occlusion", "lime"})
    void hidingTheHottestPlacesFirstTakesTheProbabilityFasterThanChanceDoes(String method) {
        int better = 0;
        for (int number = 20_000; number < 20_010; number++) {
            StripedPatch patch = StripedPatch.number(number);
            Deletion deletion = new Deletion(new LabelledPicture(NETWORK, patch.picture(), patch.label()));
            HeatMap heat = ImageExplainers.named(method, 1)
                    .explain(NETWORK, patch.picture(), patch.label())
                    .heat();
            better += deletion.area(heat) < deletion.areaByChance(5) ? 1 : 0;
        }

        assertThat(better).isGreaterThanOrEqualTo(8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"grad-cam", "integrated-gradients", "occlusion", "lime"})
    void sameSeedSameAnswer(String method) {
        Pixels picture = StripedPatch.number(3).picture();

        ImageExplanation once = ImageExplainers.named(method, 7).explain(NETWORK, picture, "down");
        ImageExplanation again = ImageExplainers.named(method, 7).explain(NETWORK, picture, "down");

        assertThat(again.heat().values()).containsExactly(once.heat().values());
        assertThat(once.method()).isEqualTo(method);
        assertThat(once.probability())
                .isCloseTo(NETWORK.probabilities(picture)[NETWORK.labels().indexOf("down")], within(1e-6));
    }

    @Test
    void limeDependsOnItsSeed() {
        Pixels picture = StripedPatch.number(3).picture();

        ImageExplanation one = ImageExplainers.named("lime", 1).explain(NETWORK, picture, "down");
        ImageExplanation other = ImageExplainers.named("lime", 2).explain(NETWORK, picture, "down");

        assertThat(other.heat().values()).isNotEqualTo(one.heat().values());
    }

    /** Completeness: the heat adds up to what the probability before calibration gains from the mean colour to the picture. */
    @Test
    void integratedGradientsAddUp() {
        StripedPatch patch = StripedPatch.number(5);
        IntegratedGradients explainer =
                new IntegratedGradients(IntegratedGradients.Settings.defaults().withSteps(200));

        ImageExplanation explanation = explainer.explain(NETWORK, patch.picture(), patch.label());

        LabelledPicture asked = new LabelledPicture(FOREIGN, patch.picture(), patch.label());
        double nothing = asked.probabilities(
                        1, (number, picture) -> System.arraycopy(asked.empty(), 0, picture, 0, picture.length))[0];
        assertThat(sum(explanation.heat())).isCloseTo(asked.probability() - nothing, within(0.02));
    }

    /** Of a linear model the sum is exactly the difference of the logits: weights times differences. */
    @Test
    void integratedGradientsOfALinearModelAreItsWeights() {
        StripedPatch patch = StripedPatch.number(5);

        ImageExplanation explanation =
                ImageExplainers.named("integrated-gradients", 1).explain(LINEAR, patch.picture(), patch.label());

        LabelledPicture asked = new LabelledPicture(LINEAR, patch.picture(), patch.label());
        float[] weights = LINEAR.weights(asked.label());
        double expected = 0;
        for (int at = 0; at < weights.length; at++) {
            expected += weights[at] * (asked.numbers()[at] - asked.empty()[at]);
        }
        assertThat(sum(explanation.heat())).isCloseTo(expected, within(1e-3));
    }

    private static double sum(HeatMap heat) {
        double sum = 0;
        for (float value : heat.values()) {
            sum += value;
        }
        return sum;
    }

    @Test
    void aModelFromElsewhereIsExplainedByAskingIt() {
        StripedPatch patch = StripedPatch.number(21);

        ImageExplanation explanation = ImageExplainers.named(ImageExplainers.usualFor(FOREIGN), 1)
                .explain(FOREIGN, patch.picture(), patch.label());

        assertThat(explanation.method()).isEqualTo("occlusion");
        double[] heat = heat(explanation, patch);
        assertThat(heat[0]).isGreaterThan(heat[1]);
        assertThatThrownBy(() -> ImageExplainers.named("grad-cam", 1).explain(FOREIGN, patch.picture(), patch.label()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "grad-cam explains networks that were trained here; take occlusion or lime for other models");
        assertThatThrownBy(() -> ImageExplainers.named("integrated-gradients", 1)
                        .explain(FOREIGN, patch.picture(), patch.label()))
                .hasMessage("integrated-gradients explains models that were trained here; take occlusion or lime for"
                        + " other models");
    }

    @Test
    void eachModelHasItsUsualMethod() {
        assertThat(ImageExplainers.usualFor(NETWORK)).isEqualTo("grad-cam");
        assertThat(ImageExplainers.usualFor(LINEAR)).isEqualTo("integrated-gradients");
        assertThat(ImageExplainers.names()).isEqualTo(List.of("grad-cam", "integrated-gradients", "occlusion", "lime"));
    }

    @Test
    void saysWhatItDoesNotKnow() {
        Pixels picture = StripedPatch.number(3).picture();

        assertThatThrownBy(() -> ImageExplainers.named("shap", 1))
                .hasMessage("explainer must be one of grad-cam, integrated-gradients, occlusion, lime, got 'shap'");
        assertThatThrownBy(() -> ImageExplainers.named("lime", 1).explain(NETWORK, picture, "sideways"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the model has no label 'sideways', it knows across, down");
        assertThatThrownBy(() -> Lime.Settings.defaults().withGrid(1)).hasMessage("grid must be from 2 to 32, got 1");
        assertThatThrownBy(() -> Lime.Settings.defaults().withSamples(5))
                .hasMessage("samples must be from 10 to 1000000, got 5");
        assertThatThrownBy(() -> Occlusion.Settings.defaults().withWindow(0))
                .hasMessage("window must be above 0 and at most 1, got 0.0");
        assertThatThrownBy(() -> IntegratedGradients.Settings.defaults().withSteps(0))
                .hasMessage("steps must be from 1 to 10000, got 0");
    }
}
