package dev.redstart.tensor.network;

import java.util.List;

/** Layers one behind the other, beginning with any shape. */
record Chain(Shape input, List<Layer> layers) {
    Chain {
        layers = List.copyOf(layers);
    }

    static Chain of(NetworkSpec spec) {
        return new Chain(spec.input(), spec.layers());
    }

    /** What a layer takes. */
    Shape inputOf(int layer) {
        return layer == 0 ? input : ShapeInference.shapes(input, layers).get(layer - 1);
    }
}
