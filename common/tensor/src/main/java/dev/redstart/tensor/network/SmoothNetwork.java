package dev.redstart.tensor.network;

import dev.redstart.tensor.Engine;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.Shape.Sequence;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.conf.InputPreProcessor;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as a smooth function of its inputs, for derivatives: DL4J can only go backwards as in training, so here nothing behaves otherwise
 * in training. Instead of tokens it takes their vectors.
 */
final class SmoothNetwork {
    private final NetworkSpec spec;
    private final Dl4jNetwork network;

    /** Layers of ours that are not in the network: the embedding. */
    private final int left;

    private SmoothNetwork(NetworkSpec spec, Dl4jNetwork network, int left) {
        this.spec = spec;
        this.network = network;
        this.left = left;
    }

    static SmoothNetwork of(NetworkSpec spec, Map<String, Tensor> parameters) {
        int left = spec.input() instanceof InputShape.Tokens ? 1 : 0;
        Chain whole = Chain.of(spec);
        List<Layer> layers = whole.layers().subList(left, whole.layers().size()).stream()
                .map(SmoothNetwork::smooth)
                .toList();
        Map<String, Tensor> renamed = new LinkedHashMap<>();
        parameters.forEach((name, tensor) -> {
            int dot = name.indexOf('.');
            renamed.put(Integer.parseInt(name, 0, dot, 10) - left + name.substring(dot), tensor);
        });
        Dl4jNetwork network = Blueprint.forDerivatives().build(new Chain(whole.inputOf(left), layers), renamed);
        network.dl4j().initGradientsView();
        return new SmoothNetwork(spec, network, left);
    }

    private static Layer smooth(Layer layer) {
        return layer instanceof Layer.Lstm lstm
                ? new Layer.Lstm(lstm.units(), lstm.returnSequences(), 0, 0, lstm.bidirectional())
                : layer;
    }

    private boolean sequences() {
        return left > 0;
    }

    Tensor predict(Tensor inputs) {
        try (INDArray placed = toNative(inputs)) {
            float[] answers = Dl4jNetwork.numbers(network.dl4j().output(placed));
            return Tensor.of(answers, inputs.size(0), spec.outputs());
        }
    }

    /** The gradient of half the squared distance to an answer that lies 1 further in the output: that of the output itself. */
    Tensor gradient(Tensor inputs, int output) {
        INDArray placed = toNative(inputs);
        INDArray wanted = network.dl4j().output(placed).dup('c');
        for (int row = 0; row < inputs.size(0); row++) {
            // DL4J's squared error is the mean over the outputs.
            wanted.putScalar(row, output, wanted.getDouble(row, output) - spec.outputs() / 2.0);
        }
        INDArray gradient =
                network.dl4j().calculateGradients(placed, wanted, null, null).getSecond();
        return fromNative(gradient, inputs);
    }

    Tensor activations(Tensor inputs, int layer) {
        return new InnerPass(inputs).activations(network.following(layer - left), layer);
    }

    ActivationGradient activationGradient(Tensor inputs, int layer, int output) {
        InnerPass pass = new InnerPass(inputs);
        Dl4jNetwork.Place place = network.following(layer - left);
        return new ActivationGradient(
                pass.activations(place, layer), pass.gradient(place, layer, output), pass.scores(output));
    }

    /** DL4J wants the vectors of a sequence as columns. */
    private INDArray toNative(Tensor inputs) {
        float[] numbers =
                sequences() ? transposed(inputs.copyData(), inputs.size(1), inputs.size(2)) : inputs.copyData();
        long[] shape = Arrays.stream(inputs.shape()).asLongStream().toArray();
        if (sequences()) {
            shape[1] = inputs.size(2);
            shape[2] = inputs.size(1);
        }
        return Nd4j.create(numbers, shape, 'c');
    }

    private Tensor fromNative(INDArray array, Tensor like) {
        float[] numbers = Dl4jNetwork.numbers(array);
        return Tensor.of(sequences() ? transposed(numbers, like.size(2), like.size(1)) : numbers, like.shape());
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

    /** One way through the layers, and back to any of them. */
    private final class InnerPass {
        private final LayerWorkspaceMgr workspaces = LayerWorkspaceMgr.noWorkspaces();
        private final MultiLayerNetwork live = network.dl4j();
        private final int rows;

        /** What comes to each layer, then what the last one gives. */
        private final List<INDArray> values = new ArrayList<>();

        InnerPass(Tensor inputs) {
            rows = inputs.size(0);
            values.add(toNative(inputs));
            for (int at = 0; at < live.getnLayers(); at++) {
                live.getLayer(at).setInputMiniBatchSize(rows);
                values.add(live.getLayer(at).activate(turned(at), true, workspaces));
            }
        }

        private @Nullable InputPreProcessor before(int at) {
            return live.getLayerWiseConfigurations().getInputPreProcess(at);
        }

        /** What a layer takes, made of what comes to it. */
        private INDArray turned(int at) {
            InputPreProcessor before = before(at);
            return before == null ? values.get(at) : before.preProcess(values.get(at), rows, workspaces);
        }

        Tensor activations(Dl4jNetwork.Place place, int layer) {
            return ours(place.turned() ? turned(place.next()) : values.get(place.next()), layer);
        }

        /** The last layer's weighted sum for one output. */
        Tensor scores(int output) {
            int last = live.getnLayers() - 1;
            INDArray weights = live.getLayer(last).getParam("W").getColumn(output, true);
            double bias = live.getLayer(last).getParam("b").getDouble(output);
            return Tensor.of(Dl4jNetwork.numbers(turned(last).mmul(weights).addi(bias)));
        }

        Tensor gradient(Dl4jNetwork.Place place, int layer, int output) {
            int at = live.getnLayers() - 1;
            INDArray column = live.getLayer(at).getParam("W").getColumn(output);
            INDArray back = Nd4j.create(DataType.FLOAT, rows, column.length()).addiRowVector(column);
            for (; at > place.next(); at--) {
                back = live.getLayer(at - 1)
                        .backpropGradient(unturned(at, back), workspaces)
                        .getSecond();
            }
            return ours(place.turned() ? back : unturned(at, back), layer);
        }

        private INDArray unturned(int at, INDArray back) {
            InputPreProcessor before = before(at);
            return before == null ? back : before.backprop(back, rows, workspaces);
        }

        /** As our layers' shapes say. */
        private Tensor ours(INDArray array, int layer) {
            float[] numbers = Dl4jNetwork.numbers(array);
            return switch (spec.shapes().get(layer)) {
                case Image image -> {
                    int pixels = image.height() * image.width();
                    float[] byChannel = Engine.usesGpu() ? numbers : transposed(numbers, pixels, image.channels());
                    yield Tensor.of(byChannel, rows, image.channels(), image.height(), image.width());
                }
                case Sequence sequence -> {
                    int places = numbers.length / rows / sequence.channels();
                    yield Tensor.of(
                            transposed(numbers, sequence.channels(), places), rows, places, sequence.channels());
                }
                default -> Tensor.of(numbers, rows, numbers.length / rows);
            };
        }
    }
}
