package dev.redstart.tensor.network;

import dev.redstart.tensor.Engine;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.InputShape.Features;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.Shape.Sequence;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Answers of a network with given weights. Native parts are built when first asked for; calls take turns, as DL4J's networks need. */
final class Prediction {
    private static final int BATCH = 256;

    private final NetworkSpec spec;
    private final Map<String, Tensor> parameters;
    private @Nullable Dl4jNetwork network;
    private @Nullable SmoothNetwork smooth;

    Prediction(NetworkSpec spec, Map<String, Tensor> parameters) {
        this.spec = spec;
        this.parameters = parameters;
    }

    synchronized Tensor predict(NetworkData data) {
        DataChecks.checkInputs(spec, data);
        Engine.threads(1);
        float[] answers = new float[Math.multiplyExact(data.size(), spec.outputs())];
        for (int from = 0; from < data.size(); from += BATCH) {
            try (Batch batch = Batch.of(spec, data.range(from, Math.min(data.size(), from + BATCH)))) {
                float[] part = network().output(batch);
                System.arraycopy(part, 0, answers, from * spec.outputs(), part.length);
            }
        }
        return Tensor.of(answers, data.size(), spec.outputs());
    }

    Tensor embed(int[] ids) {
        Tensor table = table();
        int dimensions = table.size(1);
        float[] vectors = new float[ids.length * dimensions];
        for (int at = 0; at < ids.length; at++) {
            if (ids[at] < 0 || ids[at] >= table.size(0)) {
                throw new IllegalArgumentException(
                        "token " + ids[at] + " is unknown, the network knows 0 to " + (table.size(0) - 1));
            }
            table.copyTo(ids[at] * dimensions, vectors, at * dimensions, dimensions);
        }
        return Tensor.of(vectors, ids.length, dimensions);
    }

    private Tensor table() {
        Tensor table = spec.layers().getFirst() instanceof Layer.Embedding ? parameters.get("0.weights") : null;
        if (table == null) {
            throw new IllegalStateException("the network has no embedding, it takes " + spec.input());
        }
        return table;
    }

    synchronized Tensor predictInputs(Tensor inputs) {
        checkShape(inputs);
        Engine.threads(1);
        return smooth().predict(inputs);
    }

    synchronized Tensor inputGradient(Tensor inputs, int output) {
        checkShape(inputs);
        checkOutput(output);
        Engine.threads(1);
        return smooth().gradient(inputs, output);
    }

    synchronized Tensor activations(Tensor inputs, int layer) {
        checkShape(inputs);
        checkLayer(layer, spec.layers().size() - 1);
        Engine.threads(1);
        return smooth().activations(inputs, layer);
    }

    synchronized ActivationGradient activationGradient(Tensor inputs, int layer, int output) {
        checkShape(inputs);
        checkOutput(output);
        checkLayer(layer, spec.layers().size() - 2);
        Engine.threads(1);
        return smooth().activationGradient(inputs, layer, output);
    }

    private static void checkLayer(int layer, int last) {
        if (layer < 0 || layer > last) {
            throw new IllegalArgumentException("layer must be between 0 and " + last + ", got " + layer);
        }
    }

    private void checkOutput(int output) {
        if (output < 0 || output >= spec.outputs()) {
            throw new IllegalArgumentException(
                    "output must be between 0 and " + (spec.outputs() - 1) + ", got " + output);
        }
    }

    private void checkShape(Tensor inputs) {
        boolean fits =
                switch (spec.input()) {
                    case Image image ->
                        inputs.rank() == 4
                                && inputs.size(1) == image.channels()
                                && inputs.size(2) == image.height()
                                && inputs.size(3) == image.width();
                    case Features features -> inputs.rank() == 2 && inputs.size(1) == features.count();
                    case InputShape.Tokens tokens ->
                        inputs.rank() == 3 && inputs.size(1) > 0 && inputs.size(2) == vectorLength();
                };
        if (!fits || inputs.size(0) == 0) {
            throw new IllegalArgumentException("inputs must have one row or more of " + expected() + ", got " + inputs);
        }
    }

    private Object expected() {
        return spec.input() instanceof InputShape.Tokens ? "[tokens, " + vectorLength() + "]" : spec.input();
    }

    private int vectorLength() {
        return ((Sequence) spec.shapes().getFirst()).channels();
    }

    private Dl4jNetwork network() {
        if (network == null) {
            network = Blueprint.forPrediction().build(Chain.of(spec), parameters);
        }
        return network;
    }

    private SmoothNetwork smooth() {
        if (smooth == null) {
            smooth = SmoothNetwork.of(spec, parameters);
        }
        return smooth;
    }
}
