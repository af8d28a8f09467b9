package dev.redstart.tensor.lstm;

import static dev.redstart.tensor.lstm.Dl4jNetworks.answers;
import static dev.redstart.tensor.lstm.Dl4jNetworks.mask;
import static dev.redstart.tensor.lstm.Dl4jNetworks.tokens;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redstart.tensor.lstm.Dl4jNetworks.Kind;
import dev.redstart.tensor.lstm.Dl4jNetworks.Sizes;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.lossfunctions.impl.LossBinaryXENT;

/** {@link FusedEmbedding} and {@link FusedAdam} against DL4J's own layer and optimiser. */
class FusedEmbeddingTest {
    private static final Sizes SIZES = new Sizes(30, 9, 13);

    private final INDArray tokens = tokens(30, 6, 8);
    private final INDArray answers = answers(6);
    private final INDArray mask = mask(6, 8);

    private static MultiLayerNetwork own(IUpdater updater) {
        return Dl4jNetworks.of(Kind.LAST_STATE, SIZES, updater);
    }

    private static MultiLayerNetwork fused(IUpdater updater) {
        return Dl4jNetworks.of(Kind.LAST_STATE, SIZES, updater, new FusedEmbedding(30, 9));
    }

    @Test
    void answersAsDl4jDoes() {
        assertThat(distance(fused(new Sgd(1)).output(tokens), own(new Sgd(1)).output(tokens)))
                .isLessThan(1e-6);
        assertThat(distance(
                        fused(new Sgd(1)).output(tokens, false, mask, null),
                        own(new Sgd(1)).output(tokens, false, mask, null)))
                .isLessThan(1e-6);
    }

    @Test
    void learnsAsDl4jDoes() {
        MultiLayerNetwork fused = fused(new Sgd(0.5));
        MultiLayerNetwork own = own(new Sgd(0.5));

        fit(fused, 3);
        fit(own, 3);

        own.paramTable().forEach((name, wanted) -> assertThat(distance(fused.getParam(name), wanted))
                .as(name)
                .isLessThan(1e-5));
    }

    @Test
    void takesTheStepsOfDl4jsAdam() {
        MultiLayerNetwork fused = fused(new FusedAdam(0.01, 0.9, 0.99, 1e-8));
        MultiLayerNetwork own = own(new Adam(0.01, 0.9, 0.99, 1e-8));

        fit(fused, 5);
        fit(own, 5);

        // A step is .01 whatever the gradient; where that is mere rounding, its sign is too: so the mean, not the
        // largest.
        own.paramTable().forEach((name, wanted) -> assertThat(
                        fused.getParam(name).sub(wanted).ameanNumber().doubleValue())
                .as(name)
                .isLessThan(2e-5));
    }

    @Test
    void takesTheNetworksClippingForItsOwn() {
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .gradientNormalization(GradientNormalization.ClipL2PerLayer)
                .gradientNormalizationThreshold(0.5)
                .l2(0.25)
                .list()
                .layer(new FusedEmbedding(5, 2))
                .layer(new OutputLayer.Builder(new LossBinaryXENT())
                        .nIn(2)
                        .nOut(1)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
        network.init();

        assertThat(network.getLayer(0).getConfig().getGradientNormalization())
                .isEqualTo(GradientNormalization.ClipL2PerLayer);
        assertThat(network.getLayer(0).getConfig().getGradientNormalizationThreshold())
                .isEqualTo(0.5);
        assertThat(network.getLayer(0).getConfig().getRegularizationByParam("W"))
                .hasSize(1);
    }

    @Test
    void keepsTheVectorOfATokenTogether() {
        MultiLayerNetwork network = fused(new Sgd(1));

        INDArray weights = network.getParam("0_W");

        assertThat(weights.shape()).containsExactly(30, 9);
        assertThat(weights.stride()).containsExactly(9, 1);
    }

    @Test
    void refusesATokenThatItDoesNotKnow() {
        INDArray wrong = Nd4j.create(new float[] {3, 30}, new long[] {1, 1, 2}, 'c');

        assertThatIllegalArgumentException()
                .isThrownBy(() -> fused(new Sgd(1)).output(wrong))
                .withMessage("token 30 is unknown, the network knows 0 to 29");
    }

    private void fit(MultiLayerNetwork network, int steps) {
        for (int step = 0; step < steps; step++) {
            network.fit(tokens, answers, mask, null);
        }
    }

    private static double distance(INDArray one, INDArray other) {
        return one.sub(other).amaxNumber().doubleValue();
    }
}
