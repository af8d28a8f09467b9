package dev.redstart.vision.classify;

import dev.redstart.tensor.network.InputShape.Features;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.Shape;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A dense layer on a flattened picture, which has a weight for each place and unit.
 *
 * @param weights of the layer
 * @param parameters of the network
 */
record HeavyLayer(long weights, long parameters) {
    private static final double MOST = 0.95;
    private static final long MANY = 1_000_000;

    static Optional<HeavyLayer> of(NetworkSpec spec) {
        List<Layer> layers = spec.layers();
        List<Shape> shapes = spec.shapes();
        for (int layer = 1; layer < layers.size(); layer++) {
            if (layers.get(layer - 1) instanceof Layer.Flatten && layers.get(layer) instanceof Layer.Dense dense) {
                long inputs = ((Features) shapes.get(layer - 1)).count();
                return Optional.of(new HeavyLayer((inputs + 1) * dense.units(), spec.parameterCount()));
            }
        }
        return Optional.empty();
    }

    boolean isTooHeavy() {
        return parameters >= MANY && weights >= MOST * parameters;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "one dense layer behind a flattened picture holds %.1f %% of the %,d weights; the default network has none, trains faster and"
                        + " needs fewer pictures",
                100.0 * weights / parameters,
                parameters);
    }
}
