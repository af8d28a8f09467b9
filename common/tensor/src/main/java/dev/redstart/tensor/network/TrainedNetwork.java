package dev.redstart.tensor.network;

import dev.redstart.common.bundle.Tensors;
import dev.redstart.tensor.Tensor;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A network with its weights. Immutable and thread-safe; calls take turns, so a server rather answers from the ONNX graph that
 * {@code OnnxWriter} makes of it.
 */
public final class TrainedNetwork {
    private final NetworkSpec spec;
    private final Map<String, Tensor> parameters;
    private final TrainingHistory history;
    private final Tensors state;
    private final Prediction prediction;

    TrainedNetwork(NetworkSpec spec, Map<String, Tensor> parameters, TrainingHistory history, Tensors state) {
        this.spec = spec;
        this.parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        this.history = history;
        this.state = state;
        this.prediction = new Prediction(spec, this.parameters);
    }

    /**
     * The network that {@link #weights()} or {@link #state()} came from.
     *
     * @throws dev.redstart.common.model.ModelException if the tensors do not fit the network
     */
    public static TrainedNetwork of(NetworkSpec spec, Tensors tensors) {
        return TrainingState.network(spec, tensors);
    }

    public NetworkSpec spec() {
        return spec;
    }

    /** The trained numbers by name, in the order of the layers; {@link Layer} says what each means. */
    public Map<String, Tensor> parameters() {
        return parameters;
    }

    /** What the network says to each row: [rows, outputs]; probabilities, unless the loss is a squared error. */
    public Tensor predict(NetworkData data) {
        return prediction.predict(data);
    }

    /**
     * The vectors of tokens, [tokens, dimensions], as the network's first layer looks them up.
     *
     * @param ids without padding
     */
    public Tensor embed(int[] ids) {
        return prediction.embed(ids);
    }

    /** What a network of tokens says to vectors in their place, [rows, tokens, dimensions]: [rows, outputs]. */
    public Tensor predictEmbedded(Tensor embedded) {
        return prediction.predictInputs(embedded);
    }

    /**
     * How much one output grows with each input number, at these inputs; as in use, so without dropout.
     *
     * @param inputs [rows, channels, height, width] or [rows, features]; for tokens their vectors, [rows, tokens, dimensions]
     * @return the derivatives, of the inputs' shape
     */
    public Tensor inputGradient(Tensor inputs, int output) {
        return prediction.inputGradient(inputs, output);
    }

    /**
     * What one layer gives for these inputs; as in use, so without dropout.
     *
     * @param inputs as {@link #inputGradient} takes them
     * @param layer position in {@link NetworkSpec#layers()}, from 0
     * @return [rows, channels, height, width], [rows, features] or, for a sequence, [rows, places, channels]
     */
    public Tensor activations(Tensor inputs, int layer) {
        return prediction.activations(inputs, layer);
    }

    /**
     * How much one output's score grows with each number that a layer gives, at these inputs; as Grad-CAM (Selvaraju et al. 2017) asks. The
     * score is the logit: what the last layer computes before its activation.
     *
     * @param inputs as {@link #inputGradient} takes them
     * @param layer position in {@link NetworkSpec#layers()}, from 0; any but the last
     */
    public ActivationGradient activationGradient(Tensor inputs, int layer, int output) {
        return prediction.activationGradient(inputs, layer, output);
    }

    /** One entry an epoch; empty for a network that was read from its weights alone. */
    public List<EpochReport> history() {
        return history.epochs();
    }

    /** The epoch whose weights these are, from 1; 0 if unknown. */
    public int bestEpoch() {
        return history.bestEpoch();
    }

    /** The weights alone, by the names of {@link #parameters()}: what a bundle needs in order to answer. */
    public Tensors weights() {
        return TrainingState.weights(parameters);
    }

    /** Everything that {@link NetworkTrainer#resume} needs: weights, the latest ones too, the optimiser's memory and the history. */
    public Tensors state() {
        return state;
    }
}
