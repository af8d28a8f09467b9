package dev.redstart.tensor.network;

import java.util.List;

/** How much a row counts in the loss, by its class. */
public sealed interface ClassWeights {
    /** All rows alike. */
    record Equal() implements ClassWeights {
        @Override
        public String toString() {
            return "equal";
        }
    }

    /** Each class as much as any other in all: {@code rows / (classes * rows of the class)}, as in scikit-learn. */
    record Balanced() implements ClassWeights {
        @Override
        public String toString() {
            return "balanced";
        }
    }

    /** One weight a class, at least 0, in their order. */
    record Given(List<Double> weights) implements ClassWeights {
        public Given {
            weights = List.copyOf(weights);
            weights.forEach(weight -> Checks.notNegative("class weight", weight));
        }

        @Override
        public String toString() {
            return weights.toString();
        }
    }

    static ClassWeights equal() {
        return new Equal();
    }

    static ClassWeights balanced() {
        return new Balanced();
    }

    static ClassWeights of(List<Double> weights) {
        return new Given(weights);
    }
}
