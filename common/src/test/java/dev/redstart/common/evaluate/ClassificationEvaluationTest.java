package dev.redstart.common.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Vocabulary;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ClassificationEvaluationTest {
    private static final Vocabulary TWO = Vocabulary.of(List.of("ham", "spam"));
    private static final Vocabulary THREE = Vocabulary.of(List.of("a", "b", "c"));

    /** Probability of spam by row. */
    private static ClassificationEvaluation spam(int[] truth, double... probabilities) {
        float[][] rows = new float[truth.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new float[] {(float) (1 - probabilities[row]), (float) probabilities[row]};
        }
        return ClassificationEvaluation.of(TWO, rows, truth);
    }

    private static double figure(ClassificationEvaluation evaluation, String name) {
        return evaluation.evaluation().of(name).mean();
    }

    @Test
    void countsRightRowsByClass() {
        var evaluation = spam(new int[] {1, 1, 0, 0, 0}, 0.9, 0.4, 0.2, 0.7, 0.1);

        // ham: 2 of 3 found, 2 of 3 right; spam: 1 of 2 found, 1 of 2 right
        assertThat(evaluation.confusion()).isDeepEqualTo(new long[][] {{2, 1}, {1, 1}});
        assertThat(figure(evaluation, "accuracy")).isEqualTo(0.6);
        assertThat(figure(evaluation, "macro-recall")).isCloseTo((2 / 3.0 + 1 / 2.0) / 2, within(1e-12));
        assertThat(figure(evaluation, "macro-precision")).isCloseTo((2 / 3.0 + 1 / 2.0) / 2, within(1e-12));
        assertThat(figure(evaluation, "macro-f1")).isCloseTo((2 / 3.0 + 1 / 2.0) / 2, within(1e-12));
        assertThat(evaluation.perClass())
                .containsExactly(
                        new ClassFigures("ham", 3, 3, 2 / 3.0, 2 / 3.0, 4 / 6.0),
                        new ClassFigures("spam", 2, 2, 0.5, 0.5, 0.5));
    }

    @Test
    void aClassThatIsNeverPredictedCountsZero() {
        var evaluation = spam(new int[] {1, 0, 0, 0}, 0.1, 0.1, 0.1, 0.1);

        // ham: precision 3/4, recall 1, f1 6/7; spam: 0
        assertThat(figure(evaluation, "accuracy")).isEqualTo(0.75);
        assertThat(figure(evaluation, "macro-precision")).isEqualTo(0.375);
        assertThat(figure(evaluation, "macro-recall")).isEqualTo(0.5);
        assertThat(figure(evaluation, "macro-f1")).isCloseTo(3 / 7.0, within(1e-12));
    }

    @Test
    void aClassThatOccursNowhereDoesNotCount() {
        var evaluation = ClassificationEvaluation.of(THREE, new float[][] {{1, 0, 0}, {0, 1, 0}}, new int[] {0, 1});

        assertThat(figure(evaluation, "macro-f1")).isEqualTo(1);
        assertThat(evaluation.perClass()).extracting(ClassFigures::label).containsExactly("a", "b");
    }

    @Test
    void rocAucIsTheShareOfPairsInTheRightOrder() {
        // spam .9 and .4, ham .2 .4 .1: of six pairs five are in order, one is equal
        assertThat(figure(spam(new int[] {1, 1, 0, 0, 0}, 0.9, 0.4, 0.2, 0.4, 0.1), "roc-auc"))
                .isCloseTo(5.5 / 6, within(1e-12));
        assertThat(figure(spam(new int[] {1, 0}, 0.5, 0.5), "roc-auc")).isEqualTo(0.5);
        assertThat(spam(new int[] {1, 1}, 0.9, 0.4).evaluation().has("roc-auc")).isFalse();
    }

    @Test
    void rocAucOfSeveralClassesIsTheMeanOfEachAgainstTheRest() {
        float[][] probabilities = {{0.8f, 0.1f, 0.1f}, {0.3f, 0.4f, 0.3f}, {0.5f, 0.2f, 0.3f}};

        var evaluation = ClassificationEvaluation.of(THREE, probabilities, new int[] {0, 1, 2});

        // a: .8 above .3 and .5; b: .4 above .1 and .2; c: .3 above .1, equal to .3
        assertThat(figure(evaluation, "roc-auc")).isCloseTo((1 + 1 + 0.75) / 3, within(1e-12));
    }

    @Test
    void calibrationErrorIsTheGapOfConfidenceAndAccuracy() {
        // four rows of confidence .75 (one bin), three right: no gap; all right: a quarter
        assertThat(figure(spam(new int[] {1, 1, 1, 0}, 0.75, 0.75, 0.75, 0.75), "ece"))
                .isCloseTo(0, within(1e-7));
        assertThat(figure(spam(new int[] {1, 1, 1, 1}, 0.75, 0.75, 0.75, 0.75), "ece"))
                .isCloseTo(0.25, within(1e-7));
        assertThat(figure(spam(new int[] {1, 0}, 1, 1), "ece")).isEqualTo(0.5);
    }

    @Test
    void lossIsFiniteEvenForImpossibleLabels() {
        assertThat(figure(spam(new int[] {1, 0}, 0.5, 0.5), "loss")).isCloseTo(Math.log(2), within(1e-7));
        assertThat(figure(spam(new int[] {1}, 0), "loss")).isCloseTo(7 * Math.log(10), within(1e-6));
    }

    @Test
    void everyFigureHasAnInterval() {
        int[] truth = new int[200];
        double[] probabilities = new double[200];
        for (int row = 0; row < truth.length; row++) {
            truth[row] = row % 2;
            probabilities[row] = (row * 37 % 100) / 200.0 + truth[row] * 0.4;
        }

        var evaluation = spam(truth, probabilities).evaluation();

        assertThat(evaluation.estimates().keySet())
                .containsExactly("accuracy", "macro-f1", "macro-precision", "macro-recall", "roc-auc", "ece", "loss");
        assertThat(evaluation.estimates().values()).allSatisfy(estimate -> {
            assertThat(estimate.hasInterval()).isTrue();
            assertThat(estimate.low()).isLessThan(estimate.high());
        });
        assertThat(evaluation.of("macro-f1").low())
                .isBetween(0.5, evaluation.of("macro-f1").mean());
    }

    @Test
    void twoModelsAreComparedRowByRow() {
        int[] truth = {1, 0, 1, 0, 1, 0, 1, 0, 1, 0, 1, 0};
        var good = spam(truth, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1)
                .evaluation();
        var poor = spam(truth, 0.9, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9, 0.1, 0.9)
                .evaluation();

        assertThat(Comparison.highest("accuracy", "linear", Map.of("linear", poor, "lstm", good))
                        .verdict())
                .contains("lstm differs from linear by +0.9167 accuracy", "a clear winner");
        assertThat(PairedDifference.of("macro-f1", good, poor).isClear()).isTrue();
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationEvaluation.of(TWO, new float[][] {{Float.NaN, 1}}, new int[] {0}))
                .withMessage("probabilities must be between 0 and 1, got NaN in row 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationEvaluation.of(TWO, new float[][] {}, new int[] {}))
                .withMessage(
                        "there must be as many rows of probabilities as true labels and at least one, got 0 and 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClassificationEvaluation.of(TWO, new float[][] {{1, 0}}, new int[] {2}))
                .withMessage("row 0 has 2 probabilities and the true label 2, but there are 2 labels");
    }
}
