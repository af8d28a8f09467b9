package dev.redstart.tensor.network;

import java.util.List;

/** Layers one behind the other, beginning with any shape. */
public record Chain(Shape input, List<Layer> layers) {
    public Chain {
        layers = List.copyOf(layers);
    }

    static Chain of(NetworkSpec spec) {
        return new Chain(spec.input(), spec.layers());
    }

    /** What a layer takes. */
    public Shape inputOf(int layer) {
        return layer == 0 ? input : ShapeInference.shapes(input, layers).get(layer - 1);
    }

    /** What the last layer gives; the input itself without layers. */
    public Shape output() {
        return layers.isEmpty() ? input : ShapeInference.shapes(input, layers).getLast();
    }
}
