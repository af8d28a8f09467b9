package dev.redstart.nlp.explain;

import static dev.redstart.nlp.classify.NetworkTexts.NEEDLE;
import static dev.redstart.nlp.classify.NetworkTexts.THREE;
import static dev.redstart.nlp.classify.NetworkTexts.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Documents;
import dev.redstart.common.train.Run;
import dev.redstart.nlp.classify.LinearTextTrainer;
import dev.redstart.nlp.classify.LstmTextTrainer;
import dev.redstart.nlp.classify.NetworkTextClassifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class IntegratedGradientsTest {
    private static final NetworkTextClassifier TWO = trained(NEEDLE);
    private static final NetworkTextClassifier SEVERAL = trained(THREE);
    private static final TextExplainer EXPLAINER = TextExplainers.named("integrated-gradients", 1);

    private static NetworkTextClassifier trained(Documents data) {
        return new LstmTextTrainer(small()).train(data, Run.seeded(1));
    }

    private static double sum(TextExplanation answer) {
        return answer.base()
                + answer.words().stream().mapToDouble(WordWeight::weight).sum();
    }

    @Test
    void addsUpToTheProbability() {
        for (NetworkTextClassifier model : List.of(TWO, SEVERAL)) {
            for (String label : model.labels().ids()) {
                for (String text :
                        List.of("filler1 apple filler2 car", "apple", "Is it a dog, or a train?", "unheard of")) {
                    var answer = EXPLAINER.explain(model, text, label);

                    assertThat(sum(answer)).isCloseTo(answer.probability(), within(2e-3));
                    assertThat(answer.probability())
                            .isEqualTo(model.probabilities(text)[model.labels().indexOf(label)]);
                }
            }
        }
    }

    @Test
    void moreStepsAddUpBetter() {
        var settings = IntegratedGradients.Settings.defaults();
        var fine = new IntegratedGradients(settings.withTolerance(1e-5).withMaxSteps(4_096));
        var coarse = new IntegratedGradients(settings.withSteps(1).withMaxSteps(1));
        String text = "filler1 filler2 apple filler3";

        var finely = fine.explain(TWO, text, "fruit");
        var coarsely = coarse.explain(TWO, text, "fruit");

        assertThat(sum(finely)).isCloseTo(finely.probability(), within(1e-4));
        assertThat(Math.abs(sum(coarsely) - coarsely.probability())).isGreaterThan(1e-3);
    }

    @Test
    void findsTheWordThatMadeTheLabel() {
        var answer = EXPLAINER.explain(TWO, "filler1 (filler2) unheard apple!", "fruit");

        assertThat(answer.method()).isEqualTo("integrated-gradients");
        assertThat(answer.words())
                .extracting(WordWeight::word)
                .containsExactly("filler1", "filler2", "unheard", "apple");
        assertThat(answer.words().get(3).start()).isEqualTo(26);
        assertThat(answer.words().get(3).end()).isEqualTo(31);
        for (int word = 0; word < 3; word++) {
            assertThat(answer.words().get(3).weight())
                    .isGreaterThan(answer.words().get(word).weight());
        }
    }

    @Test
    void ofTwoLabelsOneGainsWhatTheOtherLoses() {
        var fruit = EXPLAINER.explain(TWO, "sweet apple car", "fruit");
        var machine = EXPLAINER.explain(TWO, "sweet apple car", "machine");

        assertThat(fruit.base() + machine.base()).isCloseTo(1, within(1e-6));
        for (int word = 0; word < 3; word++) {
            assertThat(fruit.words().get(word).weight())
                    .isCloseTo(-machine.words().get(word).weight(), within(1e-6));
        }
    }

    @Test
    void wordsThatTheNetworkDoesNotSeeWeighNothing() {
        String text = "car ".repeat(5) + "apple ".repeat(10);

        var words = EXPLAINER.explain(TWO, text, "fruit").words();

        assertThat(words).hasSize(15);
        assertThat(words.subList(0, 5)).extracting(WordWeight::weight).containsOnly(0.0);
        assertThat(words.subList(5, 15)).extracting(WordWeight::weight).doesNotContain(0.0);
    }

    @Test
    void aTextWithoutWordsIsExplainedByItsBase() {
        for (String text : List.of("", "?!", " \n")) {
            var answer = EXPLAINER.explain(TWO, text, "fruit");

            assertThat(answer.words()).isEmpty();
            assertThat(answer.base()).isEqualTo(answer.probability()).isEqualTo(TWO.probabilities(text)[0]);
        }
    }

    @Test
    void takesTextsOfAnyLength() {
        var answer = EXPLAINER.explain(TWO, "word ".repeat(100_000) + "apple", "fruit");

        assertThat(answer.words()).hasSize(100_001);
        assertThat(sum(answer)).isCloseTo(answer.probability(), within(2e-3));
    }

    @Test
    void isForNetworksOnly() {
        var linear = new LinearTextTrainer(LinearTextTrainer.Settings.defaults()).train(NEEDLE, Run.seeded(1));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXPLAINER.explain(linear, "apple", "fruit"))
                .withMessage("explainer integrated-gradients is for networks only; this model takes leave-one-out, lime"
                        + " or shap, a linear one exact too");
    }

    @Test
    void namesTheLabelsThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EXPLAINER.explain(TWO, "apple", "animal"))
                .withMessage("label must be one of fruit, machine, got 'animal'");
    }

    @Test
    void checksItsSettings() {
        var settings = IntegratedGradients.Settings.defaults();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withSteps(0))
                .withMessage("steps must be from 1 to 1024, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withMaxSteps(0))
                .withMessage("maxSteps must be from 1 to 100000, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withTolerance(Double.NaN))
                .withMessage("tolerance must be above 0, got NaN");
    }
}
