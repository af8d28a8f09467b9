package dev.redstart.tensor.onnx;

import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.protobuf.ProtobufContent;
import dev.redstart.tensor.protobuf.ProtobufMessage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** An ONNX graph in the making: nodes that are joined by the names of values, and the constants among these. */
final class Graph {
    /** Of 2021: ONNX Runtime 1.12 and later take it, as do all the tools of today. */
    private static final int OPSET = 17;

    private static final int IR_VERSION = 8;
    private static final int FLOAT = 1;
    private static final int INT64 = 7;

    private final List<ProtobufMessage> nodes = new ArrayList<>();
    private final List<ProtobufMessage> constants = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    /**
     * Adds a node with one output.
     *
     * @param name of the node and of its output
     * @return the name
     */
    String node(String operator, String name, List<String> inputs, Attribute... attributes) {
        node(operator, name, inputs, List.of(name), attributes);
        return name;
    }

    /** Adds a node; an output that is not used has an empty name. */
    void node(String operator, String name, List<String> inputs, List<String> outputs, Attribute... attributes) {
        if (!names.add(name)) {
            throw new IllegalStateException("there are two nodes '" + name + "'");
        }
        ProtobufMessage node = new ProtobufMessage();
        inputs.forEach(input -> node.string(1, input));
        outputs.forEach(output -> node.string(2, output));
        node.string(3, name).string(4, operator);
        for (Attribute attribute : attributes) {
            node.message(5, attribute.message());
        }
        nodes.add(node);
    }

    /** Adds numbers, which are read when the graph is written. */
    String constant(String name, Tensor tensor) {
        return constant(name, FLOAT, tensor.shape(), new TensorBytes(tensor));
    }

    /** Adds whole numbers in one dimension. */
    String constant(String name, long... numbers) {
        return constant(name, numbers, numbers.length);
    }

    /** Adds one whole number without dimensions. */
    String scalar(String name, long number) {
        return constant(name, new long[] {number}, new int[0]);
    }

    private String constant(String name, long[] numbers, int... shape) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(numbers);
        return constant(name, INT64, shape, ProtobufContent.of(bytes.array()));
    }

    private String constant(String name, int type, int[] shape, ProtobufContent raw) {
        if (names.add(name)) {
            ProtobufMessage tensor = new ProtobufMessage();
            for (int size : shape) {
                tensor.integer(1, size);
            }
            constants.add(tensor.integer(2, type).string(8, name).content(9, raw));
        }
        return name;
    }

    /** The whole as a {@code ModelProto}. */
    ProtobufMessage model(Value input, List<Value> outputs) {
        ProtobufMessage graph = new ProtobufMessage();
        nodes.forEach(node -> graph.message(1, node));
        graph.string(2, "network");
        constants.forEach(constant -> graph.message(5, constant));
        graph.message(11, input.message());
        outputs.forEach(output -> graph.message(12, output.message()));
        return new ProtobufMessage()
                .integer(1, IR_VERSION)
                .string(2, "redstart")
                .message(7, graph)
                .message(8, new ProtobufMessage().string(1, "").integer(2, OPSET));
    }

    /**
     * An input or output of the whole.
     *
     * @param dimensions numbers, or names of those that vary
     */
    record Value(String name, boolean floats, List<Object> dimensions) {
        static Value floats(String name, Object... dimensions) {
            return new Value(name, true, List.of(dimensions));
        }

        static Value wholeNumbers(String name, Object... dimensions) {
            return new Value(name, false, List.of(dimensions));
        }

        private ProtobufMessage message() {
            ProtobufMessage shape = new ProtobufMessage();
            for (Object dimension : dimensions) {
                ProtobufMessage size = new ProtobufMessage();
                shape.message(
                        1,
                        dimension instanceof Integer number
                                ? size.integer(1, number)
                                : size.string(2, dimension.toString()));
            }
            ProtobufMessage tensor =
                    new ProtobufMessage().integer(1, floats ? FLOAT : INT64).message(2, shape);
            return new ProtobufMessage().string(1, name).message(2, new ProtobufMessage().message(1, tensor));
        }
    }
}
