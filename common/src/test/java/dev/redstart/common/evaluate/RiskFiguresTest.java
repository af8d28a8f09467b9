package dev.redstart.common.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class RiskFiguresTest {
    private static final Vocabulary TWO = Vocabulary.of(List.of("paid", "default"));
    private static final Vocabulary THREE = Vocabulary.of(List.of("a", "b", "c"));

    /** Probability of default by row. */
    private static ClassificationEvaluation loans(int[] truth, double... probabilities) {
        float[][] rows = new float[truth.length][];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = new float[] {(float) (1 - probabilities[row]), (float) probabilities[row]};
        }
        return ClassificationEvaluation.ofRisk(TWO, rows, truth, Bootstrap.seeded(1));
    }

    private static double figure(ClassificationEvaluation evaluation, String name) {
        return evaluation.evaluation().of(name).mean();
    }

    /** By falling probability: default .9, paid .7, default .4, paid .2, paid .1. */
    private static final ClassificationEvaluation FIVE = loans(new int[] {1, 1, 0, 0, 0}, 0.9, 0.4, 0.2, 0.7, 0.1);

    @Test
    void giniIsTwiceTheAreaLessOne() {
        // Of the 6 pairs of a default and a paid loan, .4 against .7 is the only one that is wrong.
        assertThat(figure(FIVE, "roc-auc")).isCloseTo(5 / 6.0, within(1e-12));
        assertThat(figure(FIVE, "gini")).isCloseTo(4 / 6.0, within(1e-12));
    }

    @Test
    void kolmogorovSmirnovIsTheWidestGapBelowAThreshold() {
        // Below .3 are 2 of 3 paid loans and no default.
        assertThat(figure(FIVE, "ks")).isCloseTo(2 / 3.0, within(1e-12));
    }

    @Test
    void averagePrecisionAddsPrecisionByRecall() {
        // The first default is found at precision 1, the second at 2/3; each adds half of the recall.
        assertThat(figure(FIVE, "pr-auc")).isCloseTo((1 + 2 / 3.0) / 2, within(1e-12));
    }

    @Test
    void averagePrecisionIsThatOfTheRarerLabel() {
        // 'paid' is rarer, by rising probability of default: paid, default, default.
        var evaluation = loans(new int[] {0, 1, 1}, 0.5, 0.6, 0.4);

        // One default stands before the paid loan: precision 1/2.
        assertThat(figure(evaluation, "pr-auc")).isCloseTo(1 / 2.0, within(1e-12));
    }

    @Test
    void brierIsTheMeanSquaredError() {
        assertThat(figure(FIVE, "brier")).isCloseTo((.01 + .36 + .04 + .49 + .01) / 5, within(1e-6));
    }

    @Test
    void equalProbabilitiesAreOneThreshold() {
        var evaluation = loans(new int[] {1, 0, 1, 0}, 0.5, 0.5, 0.5, 0.5);

        assertThat(figure(evaluation, "gini")).isZero();
        assertThat(figure(evaluation, "ks")).isZero();
        assertThat(figure(evaluation, "pr-auc")).isEqualTo(0.5);
        assertThat(figure(evaluation, "brier")).isEqualTo(0.25);
    }

    @Test
    void everyFigureHasAnInterval() {
        for (String name : List.of("gini", "ks", "pr-auc", "brier")) {
            var estimate = FIVE.evaluation().of(name);
            assertThat(estimate.low()).as(name).isLessThanOrEqualTo(estimate.mean());
            assertThat(estimate.high()).as(name).isGreaterThanOrEqualTo(estimate.mean());
        }
    }

    @Test
    void withMoreThanTwoLabelsErrorsAddUpAndAreasAreMeans() {
        float[][] probabilities = {{.8f, .1f, .1f}, {.2f, .6f, .2f}, {0, 0, 1}};

        var evaluation = ClassificationEvaluation.ofRisk(THREE, probabilities, new int[] {0, 1, 2}, Bootstrap.none());

        // .04+.01+.01, .04+.16+.04, 0
        assertThat(figure(evaluation, "brier")).isCloseTo(.3 / 3, within(1e-6));
        assertThat(figure(evaluation, "pr-auc")).isEqualTo(1);
        assertThat(figure(evaluation, "gini")).isEqualTo(1);
        assertThat(figure(evaluation, "ks")).isEqualTo(1);
    }

    @Test
    void ofOneLabelOnlyTheBrierScoreIsLeft() {
        var evaluation = loans(new int[] {0, 0}, 0.5, 0.1).evaluation();

        assertThat(evaluation.has("gini")).isFalse();
        assertThat(evaluation.has("ks")).isFalse();
        assertThat(evaluation.has("pr-auc")).isFalse();
        assertThat(evaluation.of("brier").mean()).isCloseTo((.25 + .01) / 2, within(1e-6));
    }

    @Test
    void textsAreNotJudgedAsRisks() {
        var evaluation = ClassificationEvaluation.of(TWO, new float[][] {{1, 0}, {0, 1}}, new int[] {0, 1});

        assertThat(evaluation.evaluation().has("gini")).isFalse();
    }

    @Test
    void theCalibrationCurveComparesWhatIsSaidWithWhatIs() {
        var evaluation = loans(new int[] {0, 0, 1, 0, 1, 1}, .1, .2, .3, .6, .6, .9);

        // Three bins of two; the two .6 stay together.
        assertThat(evaluation.calibrationCurve(1, 3))
                .usingRecursiveFieldByFieldElementComparator(
                        org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration.builder()
                                .withComparatorForType(
                                        (one, other) -> Math.abs(one - other) < 1e-6 ? 0 : 1, Double.class)
                                .build())
                .containsExactly(
                        new CalibrationBin(2, .15, 0),
                        new CalibrationBin(3, .5, 2 / 3.0),
                        new CalibrationBin(1, .9, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation.calibrationCurve(1, 0))
                .withMessage("bins must be at least 1, got 0");
    }
}
