package dev.redstart.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.nlp.classify.TextVerdict.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextVerdictTest {
    private static final Vocabulary LABELS = Vocabulary.of(List.of("ham", "spam"));

    /** A thousand texts of which the first so many are classified wrongly. */
    private static ClassificationEvaluation wrongIn(int wrong, int rows) {
        float[][] probabilities = new float[rows][];
        for (int row = 0; row < rows; row++) {
            probabilities[row] = row < wrong ? new float[] {0, 1} : new float[] {1, 0};
        }
        return ClassificationEvaluation.of(LABELS, probabilities, new int[rows]);
    }

    @Test
    void aNetworkThatIsClearlyBetterIsPublished() {
        var verdict = TextVerdict.of(wrongIn(100, 1000), wrongIn(50, 1000));

        assertThat(verdict.published()).isEqualTo(Choice.NETWORK);
        assertThat(verdict.difference().mean()).isCloseTo(0.05, within(1e-9));
        assertThat(verdict.reason())
                .matches("publish the network: its accuracy differs from the baseline's by \\+0.0500"
                        + " \\(95 % interval \\+0.03\\d\\d to \\+0.06\\d\\d\\)");
    }

    @Test
    void aNetworkThatIsClearlyWorseIsNot() {
        var verdict = TextVerdict.of(wrongIn(50, 1000), wrongIn(100, 1000));

        assertThat(verdict.published()).isEqualTo(Choice.BASELINE);
        assertThat(verdict.reason())
                .startsWith("publish the baseline: the network's accuracy differs by -0.0500 (95 % interval -0.06");
    }

    @Test
    void whatMayBeChanceIsNoReasonToPublishANetwork() {
        var verdict = TextVerdict.of(wrongIn(51, 1000), wrongIn(50, 1000));

        assertThat(verdict.published()).isEqualTo(Choice.BASELINE);
        assertThat(verdict.reason())
                .startsWith("publish the baseline: the network's accuracy differs by +0.0010 (95 % interval")
                .endsWith("which may be chance, and the baseline is faster and explains itself exactly");
    }

    @Test
    void oneTextProvesNothing() {
        var verdict = TextVerdict.of(wrongIn(1, 1), wrongIn(0, 1));

        assertThat(verdict.published()).isEqualTo(Choice.BASELINE);
        assertThat(verdict.reason()).contains("differs by +1.0000, which may be chance");
    }

    @Test
    void onlyTheSameTextsCanBeCompared() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextVerdict.of(wrongIn(1, 10), wrongIn(1, 11)))
                .withMessageContaining("only on the same cases");
    }
}
