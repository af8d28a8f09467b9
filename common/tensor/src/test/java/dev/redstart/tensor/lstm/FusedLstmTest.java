package dev.redstart.tensor.lstm;

import static dev.redstart.tensor.lstm.Dl4jNetworks.answers;
import static dev.redstart.tensor.lstm.Dl4jNetworks.mask;
import static dev.redstart.tensor.lstm.Dl4jNetworks.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.tensor.lstm.Dl4jNetworks.Kind;
import dev.redstart.tensor.lstm.Dl4jNetworks.Sizes;
import java.util.Map;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Sgd;

/** The fused layer inside DL4J's networks, against DL4J's own. */
class FusedLstmTest {
    private static final Sizes SIZES = new Sizes(30, 9, 13);
    private static final int ROWS = 6;
    private static final int PLACES = 8;

    private final INDArray tokens = tokens(30, ROWS, PLACES);
    private final INDArray answers = answers(ROWS);

    private static MultiLayerNetwork own(Kind kind) {
        return own(kind, SIZES);
    }

    private static MultiLayerNetwork own(Kind kind, Sizes sizes) {
        return Dl4jNetworks.of(kind, sizes, new Sgd(0.1));
    }

    private static MultiLayerNetwork fused(Kind kind, LstmDropout dropout) {
        return fused(kind, SIZES, dropout);
    }

    private static MultiLayerNetwork fused(Kind kind, Sizes sizes, LstmDropout dropout) {
        MultiLayerNetwork network = own(kind, sizes);
        int found = 0;
        for (Layer layer : network.getLayers()) {
            found += FusedLstm.install(layer, dropout) ? 1 : 0;
        }
        assertThat(found).isEqualTo(kind == Kind.TWO_LAYERS ? 2 : 1);
        return network;
    }

    @ParameterizedTest
    @EnumSource
    void answersAsDl4jDoes(Kind kind) {
        for (INDArray mask : new INDArray[] {null, mask(ROWS, PLACES)}) {
            INDArray answer = fused(kind, LstmDropout.NONE).output(tokens, false, mask, null);

            assertThat(distance(answer, own(kind).output(tokens, false, mask, null)))
                    .isLessThan(1e-6);
        }
    }

    @ParameterizedTest
    @EnumSource
    void givesTheGradientsOfDl4j(Kind kind) {
        Map<String, INDArray> gradients = gradients(fused(kind, LstmDropout.NONE), null);

        gradients(own(kind), null).forEach((name, gradient) -> assertThat(distance(gradients.get(name), gradient))
                .as(name)
                .isLessThan(1e-6));
    }

    /** Of both directions DL4J's own are wrong, as padding comes first on the way back: {@link LstmPassTest} has that case. */
    @ParameterizedTest
    @EnumSource(names = {"LAST_STATE", "TWO_LAYERS"})
    void givesTheGradientsOfDl4jUnderAMask(Kind kind) {
        Map<String, INDArray> gradients = gradients(fused(kind, LstmDropout.NONE), mask(ROWS, PLACES));

        gradients(own(kind), mask(ROWS, PLACES))
                .forEach((name, gradient) -> assertThat(distance(gradients.get(name), gradient))
                        .as(name)
                        .isLessThan(1e-6));
    }

    @ParameterizedTest
    @EnumSource
    void paddingDoesNotChangeARow(Kind kind) {
        MultiLayerNetwork network = fused(kind, LstmDropout.NONE);
        INDArray together = network.output(tokens, false, mask(ROWS, PLACES), null);

        float[] three = {tokens.getFloat(1, 0, 0), tokens.getFloat(1, 0, 1), tokens.getFloat(1, 0, 2)};
        INDArray alone = network.output(Nd4j.create(three, new long[] {1, 1, 3}, 'c'));

        assertThat(together.getDouble(1)).isCloseTo(alone.getDouble(0), within(1e-6));
    }

    @Test
    void takesTheSmallestSizes() {
        Sizes ones = new Sizes(30, 1, 1);
        INDArray oneToken = tokens(30, 1, 1);
        MultiLayerNetwork fused = fused(Kind.TWO_LAYERS, ones, LstmDropout.NONE);
        MultiLayerNetwork own = own(Kind.TWO_LAYERS, ones);

        fused.fit(oneToken, answers(1));
        own.fit(oneToken, answers(1));

        assertThat(distance(fused.params(), own.params())).isLessThan(1e-6);
    }

    @Test
    void dropsInTrainingOnly() {
        MultiLayerNetwork network = fused(Kind.LAST_STATE, new LstmDropout(0.5, 0.5));
        MultiLayerNetwork whole = fused(Kind.LAST_STATE, LstmDropout.NONE);

        assertThat(network.output(tokens)).isEqualTo(whole.output(tokens));
        assertThat(gradients(network, null).get("1_W"))
                .isNotEqualTo(gradients(whole, null).get("1_W"));
    }

    @Test
    void repeatsATrainingByNd4jsSeed() {
        MultiLayerNetwork one = trained(1);
        MultiLayerNetwork again = trained(1);
        MultiLayerNetwork other = trained(2);

        assertThat(again.params()).isEqualTo(one.params());
        assertThat(other.params()).isNotEqualTo(one.params());
    }

    private MultiLayerNetwork trained(long seed) {
        MultiLayerNetwork network = fused(Kind.BOTH_DIRECTIONS, new LstmDropout(0.2, 0.2));
        Nd4j.getRandom().setSeed(seed);
        for (int step = 0; step < 3; step++) {
            network.fit(tokens, answers, mask(ROWS, PLACES), null);
        }
        return network;
    }

    @Test
    void learnsWithBothDropouts() {
        MultiLayerNetwork network = fused(Kind.LAST_STATE, new LstmDropout(0.2, 0.2));
        double before = network.score(new DataSet(tokens, answers));
        Nd4j.getRandom().setSeed(1);

        for (int step = 0; step < 200; step++) {
            network.fit(tokens, answers);
        }

        assertThat(network.score(new DataSet(tokens, answers))).isLessThan(before / 2);
    }

    @Test
    void leavesOtherLayersAlone() {
        MultiLayerNetwork network = own(Kind.LAST_STATE);

        assertThat(FusedLstm.install(network.getLayer(0), LstmDropout.NONE)).isFalse();
        assertThat(FusedLstm.install(network.getLayer(2), LstmDropout.NONE)).isFalse();
    }

    @Test
    void refusesToGoBackwardsWithoutHavingGoneForwards() {
        Dl4jLstm lstm = new Dl4jLstm(LstmDropout.NONE, Gates.KERNEL);

        assertThatIllegalStateException()
                .isThrownBy(() -> lstm.backpropGradient(
                        null, null, tokens, null, null, null, false, 0, null, true, "", "", "", Map.of(), null, false,
                        null))
                .withMessage("there is no forward pass to go back from");
    }

    @Test
    void refusesAShareThatIsNone() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LstmDropout(1, 0))
                .withMessage("inputs must be at least 0 and below 1, got 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LstmDropout(0, Double.NaN))
                .withMessage("states must be at least 0 and below 1, got NaN");
    }

    private Map<String, INDArray> gradients(MultiLayerNetwork network, @Nullable INDArray mask) {
        network.setInput(tokens);
        network.setLabels(answers);
        if (mask != null) {
            network.setLayerMaskArrays(mask, null);
        }
        network.computeGradientAndScore();
        return network.gradient().gradientForVariable();
    }

    private static double distance(INDArray one, INDArray other) {
        return one.sub(other).amaxNumber().doubleValue();
    }
}
