package dev.redstart.tensor.onnx;

import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.Chain;
import dev.redstart.tensor.network.InputShape.Features;
import dev.redstart.tensor.network.InputShape.Image;
import dev.redstart.tensor.network.InputShape.Tokens;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.Padding;
import dev.redstart.tensor.network.ResidualWays;
import dev.redstart.tensor.network.Shape;
import dev.redstart.tensor.network.TrainedNetwork;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Our layers in ONNX's operators. Between layers images are [rows, channels, height, width], vectors [rows, numbers] and sequences [rows,
 * places, channels]; what a sequence holds in the places of padding is left open, and who looks at several places takes care of it.
 */
final class NetworkGraph {
    private final Graph graph;
    private final TrainedNetwork network;
    private @Nullable TokenRows rows;

    NetworkGraph(Graph graph, TrainedNetwork network) {
        this.graph = graph;
        this.network = network;
    }

    Graph.Value input() {
        return switch (network.spec().input()) {
            case Image image -> Graph.Value.floats("image", "rows", image.channels(), image.height(), image.width());
            case Features features -> Graph.Value.floats("features", "rows", features.count());
            case Tokens tokens -> Graph.Value.wholeNumbers("tokens", "rows", "length");
        };
    }

    /** Adds all layers and gives the names of their outputs. */
    List<String> translate() {
        Shape shape = network.spec().input();
        String value = input().name();
        if (shape instanceof Tokens tokens) {
            rows = new TokenRows(graph, value, tokens.maxLength());
            value = rows.ids();
        }
        List<Layer> layers = network.spec().layers();
        List<String> outputs = new ArrayList<>();
        for (int position = 0; position < layers.size(); position++) {
            value = new Step(String.valueOf(position), value, shape).add(layers.get(position));
            shape = network.spec().shapes().get(position);
            outputs.add(value);
        }
        return outputs;
    }

    private TokenRows rows() {
        if (rows == null) {
            throw new IllegalStateException("there are sequences of tokens only");
        }
        return rows;
    }

    /** One layer. */
    private final class Step {
        /** Its position: {@code 2}, or {@code 2.0} for the first one of a body. */
        private final String place;

        /** Name of what the layer takes. */
        private final String input;

        /** What that is. */
        private final Shape shape;

        Step(String place, String input, Shape shape) {
            this.place = place;
            this.input = input;
            this.shape = shape;
        }

        String add(Layer layer) {
            return switch (layer) {
                case Layer.Dense dense ->
                    activated(node("Gemm", input, weights("weights"), weights("bias")), dense.activation());
                case Layer.Conv2d conv -> activated(convolution(conv), conv.activation());
                case Layer.MaxPool2d pool -> pooling("MaxPool", pool.kernel(), pool.stride());
                case Layer.AveragePool2d pool -> pooling("AveragePool", pool.kernel(), pool.stride());
                case Layer.GlobalAveragePool pool -> flattened(node("GlobalAveragePool", input));
                case Layer.Residual residual -> sum(ResidualWays.of(residual, (Image) shape));
                case Layer.BatchNorm norm -> normalised();
                case Layer.Flatten flatten -> flattened(input);
                case Layer.Dropout dropout -> input;
                case Layer.Embedding embedding -> node("Gather", weights("weights"), input);
                case Layer.Lstm lstm -> new LstmNodes(graph, place, network.parameters()).add(lstm, input, rows());
                case Layer.Conv1d conv -> activated(convolution1d(conv.kernel()), conv.activation());
                case Layer.ParallelConv1d conv ->
                    activated(convolution1d(Collections.max(conv.kernels())), conv.activation());
                case Layer.GlobalMaxPool1d pool -> largest();
                case Layer.ActivationLayer activation -> activated(input, activation.activation());
            };
        }

        private String name(String operator) {
            return place + "/" + operator;
        }

        private String node(String operator, String... inputs) {
            return graph.node(operator, name(operator), List.of(inputs));
        }

        private String weights(String name) {
            String fullName = place + "." + name;
            Tensor tensor = network.parameters().get(fullName);
            if (tensor == null) {
                throw new IllegalStateException("the network has no weights '" + fullName + "'");
            }
            return graph.constant(fullName, tensor);
        }

        private String activated(String value, Activation activation) {
            return switch (activation) {
                case IDENTITY -> value;
                case RELU -> node("Relu", value);
                case LEAKY_RELU ->
                    graph.node("LeakyRelu", name("LeakyRelu"), List.of(value), Attribute.of("alpha", 0.01f));
                case ELU -> node("Elu", value);
                case SIGMOID -> node("Sigmoid", value);
                case TANH -> node("Tanh", value);
                case SOFTMAX -> graph.node("Softmax", name("Softmax"), List.of(value), Attribute.of("axis", 1));
            };
        }

        private String convolution(Layer.Conv2d conv) {
            Image image = (Image) shape;
            int[] vertical = border(conv, image.height());
            int[] horizontal = border(conv, image.width());
            return graph.node(
                    "Conv",
                    name("Conv"),
                    List.of(input, weights("weights"), weights("bias")),
                    Attribute.ints("kernel_shape", conv.kernel(), conv.kernel()),
                    Attribute.ints("strides", conv.stride(), conv.stride()),
                    Attribute.ints("pads", vertical[0], horizontal[0], vertical[1], horizontal[1]));
        }

        /** Zeros before and behind one side of an image. */
        private static int[] border(Layer.Conv2d conv, int side) {
            if (conv.padding() == Padding.VALID) {
                return new int[] {0, 0};
            }
            int windows = Math.ceilDiv(side, conv.stride());
            int zeros = Math.max(0, (windows - 1) * conv.stride() + conv.kernel() - side);
            return new int[] {zeros / 2, zeros - zeros / 2};
        }

        private String sum(ResidualWays ways) {
            String inside = along(ways.body(), step -> place + "." + step);
            String around = along(ways.shortcut(), step -> place + "." + ResidualWays.SHORTCUT);
            return node("Relu", node("Add", inside, around));
        }

        private String along(Chain way, IntFunction<String> names) {
            String value = input;
            for (int step = 0; step < way.layers().size(); step++) {
                value = new Step(names.apply(step), value, way.inputOf(step))
                        .add(way.layers().get(step));
            }
            return value;
        }

        private String pooling(String operator, int kernel, int stride) {
            return graph.node(
                    operator,
                    name(operator),
                    List.of(input),
                    Attribute.ints("kernel_shape", kernel, kernel),
                    Attribute.ints("strides", stride, stride));
        }

        private String normalised() {
            return graph.node(
                    "BatchNormalization",
                    name("BatchNormalization"),
                    List.of(input, weights("gamma"), weights("beta"), weights("mean"), weights("variance")),
                    Attribute.of("epsilon", 1e-5f));
        }

        private String flattened(String value) {
            return graph.node("Flatten", name("Flatten"), List.of(value), Attribute.of("axis", 1));
        }

        /** ONNX wants the channels before the places. */
        private String convolution1d(int kernel) {
            String zeroed = node("Mul", input, rows().ones());
            String before = transposed("before", zeroed, 0, 2, 1);
            String sums = graph.node(
                    "Conv",
                    name("Conv"),
                    List.of(before, weights("weights"), weights("bias")),
                    Attribute.ints("kernel_shape", kernel),
                    Attribute.ints("pads", (kernel - 1) / 2, kernel / 2));
            return transposed("behind", sums, 0, 2, 1);
        }

        private String transposed(String where, String value, long... order) {
            return graph.node("Transpose", name("Transpose/" + where), List.of(value), Attribute.ints("perm", order));
        }

        private String largest() {
            String least = graph.constant("least", Tensor.of(new float[] {Float.NEGATIVE_INFINITY}));
            String counted = node("Where", rows().mask(), input, least);
            return graph.node(
                    "ReduceMax",
                    name("ReduceMax"),
                    List.of(counted),
                    Attribute.ints("axes", 1),
                    Attribute.of("keepdims", 0));
        }
    }
}
