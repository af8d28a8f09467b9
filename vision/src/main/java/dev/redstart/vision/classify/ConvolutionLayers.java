package dev.redstart.vision.classify;

import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.Padding;
import java.util.List;

/** Layers that several networks share. */
final class ConvolutionLayers {
    private ConvolutionLayers() {}

    static Layer.Conv2d window(int filters, int kernel) {
        return new Layer.Conv2d(filters, kernel, 1, Padding.VALID, Activation.RELU);
    }

    static Layer.MaxPool2d pool() {
        return new Layer.MaxPool2d(2, 2);
    }

    /** 32, 64 and 128 filters, each pooled, and a hidden layer on all that is left. */
    static List<Layer> pooledThrice(int hidden) {
        return List.of(
                window(32, 3),
                pool(),
                window(64, 3),
                pool(),
                window(128, 3),
                pool(),
                new Layer.Flatten(),
                new Layer.Dense(hidden, Activation.RELU));
    }
}
