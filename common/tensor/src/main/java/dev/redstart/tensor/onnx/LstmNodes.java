package dev.redstart.tensor.onnx;

import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A {@link Layer.Lstm} as ONNX's operator. Ours has its gates in the order candidate, forget, output, input, and a column for each; ONNX's are
 * input, output, forget, candidate, just the other way round, and have a row each.
 */
final class LstmNodes {
    private static final int GATES = 4;

    private final Graph graph;
    private final String layer;
    private final Map<String, Tensor> parameters;

    /** @param layer its position in the network */
    LstmNodes(Graph graph, String layer, Map<String, Tensor> parameters) {
        this.graph = graph;
        this.layer = layer;
        this.parameters = parameters;
    }

    /** @param input [rows, places, channels] */
    String add(Layer.Lstm lstm, String input, TokenRows rows) {
        String byPlace = transposed("before", input, 1, 0, 2);
        String weights = constant("inputWeights", lstm, LstmNodes::turned);
        String recurrent = constant("recurrentWeights", lstm, LstmNodes::turned);
        String bias = constant("bias", lstm, LstmNodes::biases);
        String states = name("states");
        boolean all = lstm.returnSequences();
        graph.node(
                "LSTM",
                name("LSTM"),
                List.of(byPlace, weights, recurrent, bias, rows.lengths()),
                all ? List.of(states) : List.of("", states),
                Attribute.of("hidden_size", lstm.units()),
                Attribute.of("direction", lstm.bidirectional() ? "bidirectional" : "forward"));
        return all ? sequence(states) : last(states);
    }

    /** From [places, directions, rows, units]. */
    private String sequence(String states) {
        String byRow = transposed("behind", states, 2, 0, 1, 3);
        return graph.node("Reshape", name("joined"), List.of(byRow, graph.constant("keepTwo", 0, 0, -1)));
    }

    /** From [directions, rows, units]. */
    private String last(String states) {
        String byRow = transposed("behind", states, 1, 0, 2);
        return graph.node("Flatten", name("joined"), List.of(byRow), Attribute.of("axis", 1));
    }

    private String name(String name) {
        return layer + "/" + name;
    }

    private String transposed(String where, String value, long... order) {
        return graph.node("Transpose", name("Transpose/" + where), List.of(value), Attribute.ints("perm", order));
    }

    private interface Turn {
        Tensor of(Tensor weights, int units);
    }

    /** The weights of the one direction, or those of both, one behind the other; the first dimension counts directions. */
    private String constant(String name, Layer.Lstm lstm, Turn turn) {
        List<Tensor> directions = new ArrayList<>();
        for (String direction : lstm.bidirectional() ? List.of("forward.", "backward.") : List.of("")) {
            Tensor weights = parameters.get(layer + "." + direction + name);
            if (weights == null) {
                throw new IllegalStateException("the network has no weights '" + layer + "." + direction + name + "'");
            }
            directions.add(turn.of(weights, lstm.units()));
        }
        return graph.constant(layer + "." + name, stacked(directions));
    }

    private static Tensor stacked(List<Tensor> parts) {
        Tensor first = parts.getFirst();
        float[] numbers = new float[parts.size() * first.length()];
        for (int part = 0; part < parts.size(); part++) {
            parts.get(part).copyTo(0, numbers, part * first.length(), first.length());
        }
        int[] shape = new int[first.rank() + 1];
        shape[0] = parts.size();
        System.arraycopy(first.shape(), 0, shape, 1, first.rank());
        return Tensor.of(numbers, shape);
    }

    /** [inputs, 4 units] as [4 units, inputs], the gates in ONNX's order. */
    private static Tensor turned(Tensor weights, int units) {
        int inputs = weights.size(0);
        float[] turned = new float[weights.length()];
        for (int row = 0; row < GATES * units; row++) {
            int column = columnOf(row, units);
            for (int input = 0; input < inputs; input++) {
                turned[row * inputs + input] = weights.at(input, column);
            }
        }
        return Tensor.of(turned, GATES * units, inputs);
    }

    /** Ours, and as many zeros: ONNX has a second bias for the recurrent half. */
    private static Tensor biases(Tensor bias, int units) {
        float[] both = new float[2 * GATES * units];
        for (int row = 0; row < GATES * units; row++) {
            both[row] = bias.at(columnOf(row, units));
        }
        return Tensor.of(both);
    }

    private static int columnOf(int row, int units) {
        int gate = GATES - 1 - row / units;
        return gate * units + row % units;
    }
}
