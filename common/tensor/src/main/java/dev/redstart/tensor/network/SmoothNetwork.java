package dev.redstart.tensor.network;

import dev.redstart.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as a smooth function of its inputs, for derivatives: DL4J can only go backwards as in training, so here nothing behaves otherwise
 * in training. Dropout is left out, {@link Layer.BatchNorm} is written as the weighted sum that it is in use, and instead of tokens it takes
 * their vectors.
 */
final class SmoothNetwork {
    private final Dl4jNetwork network;
    private final int outputs;
    private final boolean sequences;

    private SmoothNetwork(Dl4jNetwork network, int outputs, boolean sequences) {
        this.network = network;
        this.outputs = outputs;
        this.sequences = sequences;
    }

    static SmoothNetwork of(NetworkSpec spec, Map<String, Tensor> parameters) {
        Smoothing smoothing = new Smoothing(Chain.of(spec), parameters);
        Dl4jNetwork network = Blueprint.forPrediction().build(smoothing.chain(), smoothing.parameters);
        return new SmoothNetwork(network, spec.outputs(), spec.input() instanceof InputShape.Tokens);
    }

    Tensor predict(Tensor inputs) {
        try (INDArray placed = toNative(inputs)) {
            float[] answers = Dl4jNetwork.numbers(network.dl4j().output(placed));
            return Tensor.of(answers, inputs.size(0), outputs);
        }
    }

    /** The gradient of half the squared distance to an answer that lies 1 further in the output: that of the output itself. */
    Tensor gradient(Tensor inputs, int output) {
        INDArray placed = toNative(inputs);
        INDArray wanted = network.dl4j().output(placed).dup('c');
        for (int row = 0; row < inputs.size(0); row++) {
            // DL4J's squared error is the mean over the outputs.
            wanted.putScalar(row, output, wanted.getDouble(row, output) - outputs / 2.0);
        }
        INDArray gradient =
                network.dl4j().calculateGradients(placed, wanted, null, null).getSecond();
        return fromNative(gradient, inputs);
    }

    /** DL4J wants the vectors of a sequence as columns. */
    private INDArray toNative(Tensor inputs) {
        float[] numbers = sequences ? transposed(inputs.copyData(), inputs.size(1), inputs.size(2)) : inputs.copyData();
        long[] shape = Arrays.stream(inputs.shape()).asLongStream().toArray();
        if (sequences) {
            shape[1] = inputs.size(2);
            shape[2] = inputs.size(1);
        }
        return Nd4j.create(numbers, shape, 'c');
    }

    private Tensor fromNative(INDArray array, Tensor like) {
        float[] numbers = Dl4jNetwork.numbers(array);
        return Tensor.of(sequences ? transposed(numbers, like.size(2), like.size(1)) : numbers, like.shape());
    }

    /** Each block of {@code rows x columns} numbers turned. */
    private static float[] transposed(float[] numbers, int rows, int columns) {
        float[] turned = new float[numbers.length];
        int block = rows * columns;
        for (int at = 0; at < numbers.length; at++) {
            int within = at % block;
            turned[at - within + within % columns * rows + within / columns] = numbers[at];
        }
        return turned;
    }

    /** The layers and weights of the smooth network. */
    private static final class Smoothing {
        private final Chain original;
        private final Map<String, Tensor> trained;
        private final List<Layer> layers = new ArrayList<>();
        private final Map<String, Tensor> parameters = new LinkedHashMap<>();

        Smoothing(Chain original, Map<String, Tensor> trained) {
            this.original = original;
            this.trained = trained;
            for (int layer = 0; layer < original.layers().size(); layer++) {
                add(layer);
            }
        }

        Chain chain() {
            boolean embedded = original.layers().getFirst() instanceof Layer.Embedding;
            return new Chain(embedded ? original.inputOf(1) : original.input(), layers);
        }

        private void add(int position) {
            Layer layer = original.layers().get(position);
            switch (layer) {
                case Layer.Embedding none -> {}
                case Layer.Dropout none -> {}
                case Layer.BatchNorm norm -> addScaling(position);
                case Layer.Lstm lstm ->
                    keep(position, new Layer.Lstm(lstm.units(), lstm.returnSequences(), 0, 0, lstm.bidirectional()));
                default -> keep(position, layer);
            }
        }

        private void keep(int position, Layer layer) {
            String prefix = position + ".";
            trained.forEach((name, tensor) -> {
                if (name.startsWith(prefix)) {
                    parameters.put(layers.size() + "." + name.substring(prefix.length()), tensor);
                }
            });
            layers.add(layer);
        }

        /** Each channel times a number plus a number. */
        private void addScaling(int position) {
            Shape input = original.inputOf(position);
            int channels = ParameterLayout.channels(input);
            float[] weights = new float[channels * channels];
            float[] bias = new float[channels];
            for (int channel = 0; channel < channels; channel++) {
                double scale =
                        number(position, "gamma", channel) / Math.sqrt(number(position, "variance", channel) + 1e-5);
                weights[channel * channels + channel] = (float) scale;
                bias[channel] = (float) (number(position, "beta", channel) - scale * number(position, "mean", channel));
            }
            boolean image = input instanceof InputShape.Image;
            int[] shape = image ? new int[] {channels, channels, 1, 1} : new int[] {channels, channels};
            parameters.put(layers.size() + ".weights", Tensor.of(weights, shape));
            parameters.put(layers.size() + ".bias", Tensor.of(bias));
            layers.add(
                    image
                            ? new Layer.Conv2d(channels, 1, 1, Padding.VALID, Activation.IDENTITY)
                            : new Layer.Dense(channels, Activation.IDENTITY));
        }

        private double number(int position, String name, int channel) {
            return Objects.requireNonNull(trained.get(position + "." + name), name)
                    .at(channel);
        }
    }
}
