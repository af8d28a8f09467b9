package dev.redstart.common.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final int ROWS = 200;

    /** Right in all rows but every n-th. */
    private static Evaluation wrongInEvery(int nth) {
        float[][] probabilities = new float[ROWS][];
        int[] truth = new int[ROWS];
        for (int row = 0; row < ROWS; row++) {
            truth[row] = row % 2;
            boolean right = (row + 1) % nth > 0;
            probabilities[row] = (truth[row] == 1) == right ? new float[] {.2f, .8f} : new float[] {.8f, .2f};
        }
        return ClassificationEvaluation.of(Vocabulary.of(List.of("no", "yes")), probabilities, truth)
                .evaluation();
    }

    @Test
    void publishesANetworkThatIsClearlyBetter() {
        var verdict = Verdict.of("accuracy", wrongInEvery(4), wrongInEvery(50));

        assertThat(verdict.published()).isEqualTo(Verdict.Choice.NETWORK);
        assertThat(verdict.reason())
                .startsWith("publish the network: the network's accuracy differs from the baseline's by +0.2300 (95 %");
    }

    @Test
    void publishesTheBaselineWhenTheDifferenceMayBeChance() {
        var verdict = Verdict.of("accuracy", wrongInEvery(50), wrongInEvery(60));

        assertThat(verdict.published()).isEqualTo(Verdict.Choice.BASELINE);
        assertThat(verdict.reason()).contains("which may be chance");
    }

    @Test
    void publishesTheBaselineWhenTheNetworkIsWorse() {
        var verdict = Verdict.of("accuracy", wrongInEvery(50), wrongInEvery(4));

        assertThat(verdict.published()).isEqualTo(Verdict.Choice.BASELINE);
        assertThat(verdict.reason())
                .startsWith("publish the baseline: ")
                .contains("-0.2300")
                .doesNotContain("chance");
    }
}
