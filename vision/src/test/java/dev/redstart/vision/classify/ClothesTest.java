package dev.redstart.vision.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.evaluate.Verdict;
import dev.redstart.vision.TrainedModels.Clothes;
import org.junit.jupiter.api.Test;

/** What the models reach on the bundled cut of Fashion-MNIST; the network after three epochs. */
class ClothesTest {
    private static final ClassificationEvaluation NETWORK = ImageEvaluation.of(Clothes.NETWORK, Clothes.SPLIT.test());
    private static final ClassificationEvaluation LINEAR = ImageEvaluation.of(Clothes.LINEAR, Clothes.SPLIT.test());

    @Test
    void theDefaultNetworkReachesItsLimit() {
        assertThat(NETWORK.evaluation().of("accuracy").mean()).isGreaterThanOrEqualTo(0.84);
        assertThat(NETWORK.evaluation().of("ece").mean()).isLessThan(0.06);
    }

    /** scikit-learn's logistic regression reaches .837. */
    @Test
    void theBaselineIsNoStrawMan() {
        assertThat(LINEAR.evaluation().of("accuracy").mean()).isGreaterThanOrEqualTo(0.83);
        assertThat(LINEAR.evaluation().of("ece").mean()).isLessThan(0.06);
    }

    @Test
    void theVerdictSaysWhichToPublish() {
        Verdict verdict = Verdict.of("accuracy", LINEAR.evaluation(), NETWORK.evaluation());

        assertThat(verdict.difference().mean())
                .isEqualTo(NETWORK.evaluation().of("accuracy").mean()
                        - LINEAR.evaluation().of("accuracy").mean());
        assertThat(verdict.published() == Verdict.Choice.NETWORK)
                .isEqualTo(
                        verdict.difference().isClear() && verdict.difference().mean() > 0);
    }
}
