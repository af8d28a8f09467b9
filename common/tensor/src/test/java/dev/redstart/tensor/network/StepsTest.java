package dev.redstart.tensor.network;

import static dev.redstart.tensor.network.Activation.IDENTITY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import dev.redstart.common.train.Run;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Layer.Dense;
import dev.redstart.tensor.network.NetworkTrainer.Settings;
import org.junit.jupiter.api.Test;

/**
 * The smallest network, {@code y = w x}, and each step that it takes, worked out by hand. One row, x = 1 and a target of 0, so the loss is (w +
 * b)^2 and both derivatives are 2 (w + b); the bias begins at 0.
 */
class StepsTest {
    private static final NetworkSpec SPEC =
            NetworkSpec.of(InputShape.features(1), Loss.SQUARED_ERROR, new Dense(1, IDENTITY));
    private static final NetworkData ROW =
            NetworkData.of(Tensor.of(new float[] {1}, 1, 1)).withTargets(Tensor.zeros(1, 1));
    private static final Run RUN = Run.seeded(3);
    private static final double START =
            Initialisation.of(Chain.of(SPEC), RUN).get("0.weights").at(0, 0);
    private static final Settings SGD = Settings.defaults()
            .withOptimiser(Optimiser.sgd())
            .withLearningRate(0.1)
            .withEpochs(1)
            .withPatience(0);

    @Test
    void goesAgainstTheGradient() {
        assertWeight(SGD, START - 0.1 * 2 * START);
    }

    @Test
    void addsThePenaltyToTheGradient() {
        assertWeight(SGD.withL2(0.5), START - 0.1 * (2 * START + 0.5 * START));
    }

    /** The gradient is (2 w, 2 w), of length sqrt(8) |w|. */
    @Test
    void shortensALongGradient() {
        assertWeight(SGD.withClipNorm(0.01), START - 0.1 * Math.signum(START) * 0.01 / Math.sqrt(2));
        assertWeight(SGD.withClipNorm(1000), START - 0.1 * 2 * START);
    }

    /** Nesterov's first step: momentum times the plain step, plus the plain step. */
    @Test
    void keepsSpeed() {
        assertWeight(SGD.withOptimiser(Optimiser.momentum(0.9)), START - 0.1 * 2 * START * 1.9);
    }

    /** Adam's first step is the learning rate, whatever the gradient. */
    @Test
    void scalesStepsByWhatTheyWere() {
        assertWeight(SGD.withOptimiser(Optimiser.adam()), START - 0.1 * Math.signum(START));
    }

    @Test
    void shrinksWeightsByThemselves() {
        assertWeight(SGD.withOptimiser(Optimiser.adamW(0.2)), START - 0.1 * Math.signum(START) - 0.1 * 0.2 * START);
    }

    /** After one step, w and b are .8 w and -.2 w; after a second at half the rate, .8 w - .05 x 2 x .6 w. */
    @Test
    void followsTheSchedule() {
        assertWeight(SGD.withEpochs(2).withSchedule(Schedule.step(1, 0.5)), 0.8 * START - 0.05 * 2 * 0.6 * START);
    }

    @Test
    void schedulesRiseAndFall() {
        assertThat(Schedule.constant().factor(7.5, 10)).isEqualTo(1);
        assertThat(Schedule.step(2, 0.1).factor(3.9, 10)).isEqualTo(0.1);
        assertThat(Schedule.exponential(0.25).factor(0.5, 10)).isEqualTo(0.5);
        assertThat(Schedule.cosine().factor(5, 10)).isCloseTo(0.5, offset(1e-12));
        assertThat(Schedule.cosine().factor(10, 10)).isCloseTo(0, offset(1e-12));
        assertThat(Schedule.warmUp(2, Schedule.constant()).factor(0.99, 10)).isEqualTo(0.5);
        assertThat(Schedule.warmUp(2, Schedule.step(2, 0.1)).factor(2, 10)).isEqualTo(0.1);
    }

    private static void assertWeight(Settings settings, double expected) {
        var network = new NetworkTrainer(SPEC, settings).train(ROW, ROW.select(new int[0]), RUN);

        assertThat((double) network.parameters().get("0.weights").at(0, 0)).isCloseTo(expected, offset(1e-6));
    }
}
