package dev.redstart.nlp.classify;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.TrainedNetwork;

/** Builds a temperature into a network: the last layer's weights and biases are divided by it, and so are the logits. */
final class CalibratedNetwork {
    private CalibratedNetwork() {}

    /** A network of the same layers, without the state of its training. */
    static TrainedNetwork of(TrainedNetwork network, TemperatureScaling calibration) {
        String last = network.spec().layers().size() - 1 + ".";
        Tensors.Builder tensors = Tensors.builder();
        network.parameters().forEach((name, tensor) -> {
            double divisor = name.startsWith(last) ? calibration.temperature() : 1;
            tensors.floats(name, divided(tensor, divisor), tensor.shape());
        });
        return TrainedNetwork.of(network.spec(), tensors.build());
    }

    private static float[] divided(Tensor tensor, double divisor) {
        float[] numbers = tensor.copyData();
        if (divisor != 1) {
            for (int at = 0; at < numbers.length; at++) {
                numbers[at] = (float) (numbers[at] / divisor);
            }
        }
        return numbers;
    }
}
