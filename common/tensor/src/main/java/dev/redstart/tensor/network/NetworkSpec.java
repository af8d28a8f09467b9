package dev.redstart.tensor.network;

import java.util.List;
import java.util.Map;

/**
 * What a network consists of. Checked when it is made: each layer takes what the one before it gives, and the last one fits the loss.
 *
 * @param layers in the order of the data's way; the last one is {@link Layer.Dense}
 */
public record NetworkSpec(InputShape input, List<Layer> layers, Loss loss) {
    public NetworkSpec {
        layers = List.copyOf(layers);
        ShapeInference.check(input, layers, loss);
    }

    public static NetworkSpec of(InputShape input, Loss loss, Layer... layers) {
        return new NetworkSpec(input, List.of(layers), loss);
    }

    /** What each layer gives, in their order. */
    public List<Shape> shapes() {
        return ShapeInference.shapes(input, layers);
    }

    /** Numbers in a row of the answer. */
    public int outputs() {
        return ((Layer.Dense) layers.getLast()).units();
    }

    /** Trained numbers in all. */
    public long parameterCount() {
        return ParameterLayout.of(Chain.of(this)).stream()
                .mapToLong(ParameterLayout.Entry::length)
                .sum();
    }

    /** This as JSON for a bundle, without pretrained vectors, which the weights replace. */
    public Map<String, Object> toJson() {
        return SpecJson.write(this);
    }

    /**
     * What {@link #toJson()} wrote.
     *
     * @throws dev.redstart.common.model.ModelException if it is damaged or has a layer from the future
     */
    public static NetworkSpec fromJson(Map<String, Object> json) {
        return SpecJson.read(json);
    }
}
