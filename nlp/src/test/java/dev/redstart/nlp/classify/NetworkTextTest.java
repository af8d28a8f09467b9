package dev.redstart.nlp.classify;

import static dev.redstart.nlp.classify.NetworkTexts.FRUIT;
import static dev.redstart.nlp.classify.NetworkTexts.ORDER;
import static dev.redstart.nlp.classify.NetworkTexts.THREE;
import static dev.redstart.nlp.classify.NetworkTexts.small;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Source;
import dev.redstart.common.evaluate.Bootstrap;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.WordVectors;
import dev.redstart.nlp.analysis.TextEncoder;
import dev.redstart.tensor.network.ClassWeights;
import dev.redstart.tensor.network.NetworkData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NetworkTextTest {
    private static final LstmTextTrainer LSTM = new LstmTextTrainer(small());
    private static final CnnTextTrainer CNN = new CnnTextTrainer(CnnTextTrainer.Settings.defaults()
            .withInput(small().input())
            .withDimensions(8)
            .withFilters(8)
            .withTraining(small().training()));

    @Test
    void tellsLabelsApartByTheirWords() {
        for (NetworkTextTrainer trainer : List.of(LSTM, CNN)) {
            var model = trainer.train(FRUIT, Run.seeded(1));

            assertThat(model.answer("red apple").label()).isEqualTo("fruit");
            assertThat(model.answer("A LOUD CAR").label()).isEqualTo("machine");
            assertThat(model.answer("red apple").probability()).isGreaterThan(0.8);
        }
    }

    @Test
    void tellsLabelsApartByTheOrderOfWords() {
        for (NetworkTextTrainer trainer : List.of(LSTM, CNN, new LstmTextTrainer(small().withBidirectional(true)))) {
            var model = trainer.train(ORDER, Run.seeded(1));

            assertThat(model.answer("good not bad").label()).isEqualTo("good");
            assertThat(model.answer("bad not good").label()).isEqualTo("bad");
        }
    }

    @Test
    void knowsMoreThanTwoLabelsAndLabelsWithSpaces() {
        var answer = LSTM.train(THREE, Run.seeded(1)).answer("the dog barks");

        assertThat(answer.label()).isEqualTo("living thing");
        assertThat(answer.labels()).extracting("item").containsExactlyInAnyOrder("living thing", "fruit", "machine");
        assertThat(answer.labels().stream().mapToDouble(entry -> entry.score()).sum())
                .isCloseTo(1, within(1e-6));
    }

    @Test
    void answersAnyText() {
        for (Documents data : List.of(FRUIT, THREE)) {
            var model = LSTM.train(data, Run.seeded(1));
            for (String text : List.of("", "  \n", "😀🎉", "\uD83D", "zzzz qqqq", "\u0000", "苹果")) {
                float sum = 0;
                for (float probability : model.probabilities(text)) {
                    sum += probability;
                }

                assertThat(sum).isCloseTo(1, within(1e-6f));
            }
            assertThat(model.probabilities("")).isEqualTo(model.probabilities("zzzz"));
        }
    }

    @Test
    void answersATextOfTenMegabytes() {
        var model = LSTM.train(FRUIT, Run.seeded(1));

        assertThat(model.answer("sweet red apple ".repeat(625_000)).label()).isEqualTo("fruit");
        assertThat(model.answer("x".repeat(10_000_000)).labels()).hasSize(2);
    }

    @Test
    void seesTheEndOfALongTextUnlessToldOtherwise() {
        String text = "apple ".repeat(20) + "car ".repeat(20);
        var head = new LstmTextTrainer(small().withInput(small().input().withTruncation(TextEncoder.Side.END)));

        assertThat(LSTM.train(FRUIT, Run.seeded(1)).answer(text).label()).isEqualTo("machine");
        assertThat(head.train(FRUIT, Run.seeded(1)).answer(text).label()).isEqualTo("fruit");
    }

    @Test
    void answersABatchAsItAnswersEachText() {
        List<String> texts = new ArrayList<>();
        for (int row = 0; row < 150; row++) {
            texts.add("loud red apple banana car ".repeat(row * 7 % 4) + "x ".repeat(row % 5));
        }
        for (NetworkTextTrainer trainer : List.of(LSTM, CNN)) {
            var model = trainer.train(THREE, Run.seeded(1));

            float[][] together = model.probabilities(texts);

            assertThat(together).hasNumberOfRows(150);
            for (int row = 0; row < texts.size(); row++) {
                assertThat(together[row]).containsExactly(model.probabilities(texts.get(row)), within(1e-5f));
            }
        }
    }

    @Test
    void sameSeedSameModel() {
        for (NetworkTextTrainer trainer : List.of(LSTM, CNN)) {
            var one = trainer.train(THREE, Run.seeded(7));
            var again = trainer.train(THREE, Run.seeded(7));
            var other = trainer.train(THREE, Run.seeded(8));

            assertThat(again.network().parameters()).isEqualTo(one.network().parameters());
            assertThat(other.network().parameters()).isNotEqualTo(one.network().parameters());
        }
    }

    @Test
    void servesWhatTheNetworkSays() {
        var model = LSTM.train(FRUIT, Run.seeded(1));
        int[] words = model.encoder().words("sweet loud banana");

        var said = model.network().predict(NetworkData.tokens(new int[][] {words}));

        assertThat(model.probabilities("sweet loud banana")[1]).isCloseTo(said.at(0, 0), within(1e-5f));
    }

    /** Labels that are wrong in one row of ten, so that a network that has learned the rest is too sure of itself. */
    @Test
    void calibratesItsProbabilities() {
        var rows = Documents.builder();
        for (int row = 0; row < 600; row++) {
            boolean fruit = row % 2 == 0;
            rows.add((fruit ? "apple " : "car ") + "n" + row, fruit == row % 10 > 0 ? "fruit" : "machine");
        }
        var data = rows.build(Source.inMemory("noise"));
        var untilTooSure = new LstmTextTrainer(
                small().withTraining(small().training().withPatience(0).withValidationShare(0.3)));

        var model = untilTooSure.train(data, Run.seeded(1));

        assertThat(model.calibration().rows()).isEqualTo(180);
        assertThat(model.calibration().temperature()).isGreaterThan(1);
        assertThat(model.calibration().errorAfter())
                .isLessThan(model.calibration().errorBefore());
    }

    @Test
    void learnsFromAllRowsWhereTooFewCouldBeHeldOut() {
        var four = FRUIT.select(new int[] {0, 1, 2, 3});
        var trainer =
                new LstmTextTrainer(small().withTraining(small().training().withEpochs(40)));

        var model = trainer.train(four, Run.seeded(1));

        assertThat(model.calibration()).isEqualTo(TemperatureScaling.NONE);
        for (int row = 0; row < 4; row++) {
            assertThat(model.answer(four.text(row)).label())
                    .isEqualTo(four.labels().id(four.label(row)));
        }
    }

    @Test
    void balancedWeightsFindMoreOfTheRareLabel() {
        var rows = Documents.builder();
        for (int row = 0; row < 400; row++) {
            rows.add("maybe yes no", row % 8 == 0 ? "rare" : "usual");
        }
        var data = rows.build(Source.inMemory("rare"));
        var balanced =
                new LstmTextTrainer(small().withTraining(small().training().withClassWeights(ClassWeights.balanced())));

        // Where nothing tells the labels apart, only their weight decides.
        assertThat(rareProbability(LSTM.train(data, Run.seeded(1)))).isCloseTo(0.125f, within(0.06f));
        assertThat(rareOfBoth(balanced.train(data, Run.seeded(1)))).isGreaterThan(0.3f);
    }

    private static float rareProbability(NetworkTextClassifier model) {
        return model.probabilities("maybe yes no")[0];
    }

    /** Before calibration on rows of unequal frequency. */
    private static float rareOfBoth(NetworkTextClassifier model) {
        float[] probabilities = model.probabilities("maybe yes no");
        double logit = Math.log(probabilities[0] / probabilities[1])
                * model.calibration().temperature();
        return (float) (1 / (1 + Math.exp(-logit)));
    }

    @Test
    void wordsBeginWithTheirPretrainedVectors() {
        var vectors = WordVectors.builder(3);
        vectors.add("apple", new float[] {1, 2, 3});
        vectors.add("car", new float[] {-1, -2, -3});
        vectors.add("unheard", new float[] {9, 9, 9});
        var hardlyLearning =
                small().withTraining(small().training().withLearningRate(1e-9).withEpochs(1));
        var trainer = new LstmTextTrainer(hardlyLearning, vectors.build(Source.inMemory("vectors")));

        var model = trainer.train(FRUIT, Run.seeded(1));

        assertThat(trainer.settings().dimensions()).isEqualTo(3);
        var embedded = model.network().embed(model.encoder().words("apple car red"));
        assertThat(embedded.rows(0, 2).copyData()).containsExactly(new float[] {1, 2, 3, -1, -2, -3}, within(1e-6f));
        for (float number : embedded.rows(2, 3).copyData()) {
            assertThat(Math.abs(number)).isPositive().isLessThan(0.06f);
        }
    }

    @Test
    void keepsAllSettingsInItsHistory() {
        var settings = LSTM.fit(FRUIT, Run.seeded(1)).provenance().settings();

        assertThat(settings)
                .containsEntry("tokenizer", "plain")
                .containsEntry("maxLength", 10)
                .containsEntry("units", 8)
                .containsEntry("learningRate", 0.02)
                .containsEntry("optimiser", "adam(0.9, 0.999)")
                .doesNotContainKeys("input", "training");
    }

    @Test
    void needsTwoLabels() {
        var one = Documents.builder().add("a", "ham").add("b", "ham").build(Source.inMemory("sms"));

        for (NetworkTextTrainer trainer : List.of(LSTM, CNN)) {
            assertThatExceptionOfType(DataException.class)
                    .isThrownBy(() -> trainer.train(one, Run.seeded(1)))
                    .withMessage(
                            "sms has 2 texts and all of one label; a classifier needs texts of at least two labels");
        }
    }

    @Test
    void learnsALabelWithOneText() {
        var rows = Documents.builder().add("unique zebra", "rare");
        IntStream.range(0, 200).forEach(row -> rows.add("usual horse " + row, "common"));

        var model = LSTM.train(rows.build(Source.inMemory("one")), Run.seeded(1));

        assertThat(model.probabilities("unique zebra")[1]).isGreaterThan(model.probabilities("usual horse")[1]);
    }

    @Test
    void learnsTextsWithoutAnyWord() {
        var data = NetworkTexts.copies("empty", 20, ">none", "😀>none", "some words>some");

        var model = LSTM.train(data, Run.seeded(1));

        assertThat(model.answer("").label()).isEqualTo("none");
        assertThat(model.answer("some words").label()).isEqualTo("some");
    }

    @Test
    void checksItsSettings() {
        var settings = small();
        var cnn = CnnTextTrainer.Settings.defaults();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.training().withLearningRate(Double.NaN))
                .withMessage("learningRate must be above 0 and finite, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withUnits(0))
                .withMessage("units must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withDimensions(0))
                .withMessage("dimensions must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withDropout(1))
                .withMessage("dropout must be at least 0 and below 1, got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings.withRecurrentDropout(Double.NaN))
                .withMessage("recurrentDropout must be at least 0 and below 1, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> cnn.withFilters(0))
                .withMessage("filters must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextInput.defaults().withMaxLength(0))
                .withMessage("maxLength must be from 1 to 10000, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextInput.defaults().withMaxWords(0))
                .withMessage("maxWords must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextInput.defaults().withTokenizer("german"))
                .withMessageStartingWith("tokenizer must be one of standard, plain,");
    }

    @Test
    void stopsWhenCancelled() {
        var run = Run.seeded(1);
        run.cancellation().request();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> LSTM.train(FRUIT, run));
    }

    @Test
    void isJudgedLikeAnyClassifier() {
        var model = LSTM.train(FRUIT, Run.seeded(1));

        var report = TextEvaluation.of(model, FRUIT, Bootstrap.none());

        assertThat(report.evaluation().of("accuracy").mean()).isEqualTo(1);
        assertThat(report.perClass()).extracting("label").containsExactly("fruit", "machine");
    }
}
