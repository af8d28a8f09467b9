package dev.redstart.tensor.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.train.Run;
import dev.redstart.tensor.Device;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.NetworkTrainer.Settings;
import dev.redstart.tensor.onnx.OnnxModel;
import dev.redstart.tensor.onnx.OnnxWriter;
import dev.redstart.tensor.onnx.TensorValue;
import org.junit.jupiter.api.Test;

/** The README's first network: trained, written as ONNX, and asked again. */
class FirstNetworkTest {
    @Test
    void learnsTheOrderOfTwoWordsAndAnswersAsOnnx() {
        NetworkData texts = Toys.orders(600, 1);

        NetworkSpec spec = NetworkSpec.of(
                InputShape.tokens(10),
                Loss.CROSS_ENTROPY,
                new Layer.Embedding(10, 8),
                new Layer.Lstm(16, false, 0.1, 0.1, false),
                new Layer.Dense(2, Activation.SOFTMAX));
        Settings settings = Settings.defaults().withLearningRate(0.02).withEpochs(8);
        TrainedNetwork network = new NetworkTrainer(spec, settings).train(texts, Run.seeded(42));
        Tensor probabilities = network.predict(NetworkData.tokens(new int[][] {{7, 2, 5, 3}, {3, 2}}));

        try (OnnxModel model = OnnxModel.open(OnnxWriter.bytes(network), Device.AUTO)) {
            Tensor served = model.predict(TensorValue.of(new long[] {7, 2, 5, 3, 3, 2, 0, 0}, 2, 4));

            assertThat(probabilities.at(0, 1)).isGreaterThan(0.5f);
            assertThat(probabilities.at(1, 0)).isGreaterThan(0.5f);
            for (int row = 0; row < 2; row++) {
                assertThat(served.at(row, 1)).isCloseTo(probabilities.at(row, 1), within(1e-5f));
            }
        }
    }
}
