package dev.redstart.tensor.onnx;

import dev.redstart.tensor.protobuf.ProtobufMessage;
import java.util.List;

/** ONNX graphs that a person can read: one node. */
final class SmallGraphs {
    static final int FLOAT = 1;
    static final int UINT8 = 2;
    static final int INT8 = 3;
    static final int INT32 = 6;
    static final int INT64 = 7;
    static final int STRING = 8;
    static final int BOOL = 9;
    static final int FLOAT16 = 10;
    static final int DOUBLE = 11;
    static final int UINT64 = 13;

    private SmallGraphs() {}

    /** {@code y = x}. */
    static byte[] identity(int type, Object... dimensions) {
        return model(
                node("Identity", List.of("x"), "y"),
                List.of(value("x", type, dimensions)),
                value("y", type, dimensions));
    }

    /** {@code sum = a + b}. */
    static byte[] sum(int type, Object... dimensions) {
        return model(
                node("Add", List.of("a", "b"), "sum"),
                List.of(value("a", type, dimensions), value("b", type, dimensions)),
                value("sum", type, dimensions));
    }

    /** {@code y = operator(x)}, with numbers of one dimension. */
    static byte[] of(String operator) {
        return model(node(operator, List.of("x"), "y"), List.of(value("x", FLOAT, "n")), value("y", FLOAT, "n"));
    }

    /** {@code y = x + w}, with {@code w} in another file. */
    static byte[] withWeightsIn(String file) {
        ProtobufMessage weights = new ProtobufMessage()
                .integer(1, 2)
                .integer(2, FLOAT)
                .string(8, "w")
                .message(13, new ProtobufMessage().string(1, "location").string(2, file))
                .integer(14, 1);
        ProtobufMessage graph = new ProtobufMessage()
                .message(1, node("Add", List.of("x", "w"), "y"))
                .string(2, "graph")
                .message(5, weights)
                .message(11, value("x", FLOAT, "n"))
                .message(12, value("y", FLOAT, "n"));
        return model(graph);
    }

    private static byte[] model(ProtobufMessage node, List<ProtobufMessage> inputs, ProtobufMessage output) {
        ProtobufMessage graph = new ProtobufMessage().message(1, node).string(2, "graph");
        inputs.forEach(input -> graph.message(11, input));
        return model(graph.message(12, output));
    }

    private static byte[] model(ProtobufMessage graph) {
        return new ProtobufMessage()
                .integer(1, 8)
                .message(7, graph)
                .message(8, new ProtobufMessage().string(1, "").integer(2, 17))
                .toBytes();
    }

    private static ProtobufMessage node(String operator, List<String> inputs, String output) {
        ProtobufMessage node = new ProtobufMessage();
        inputs.forEach(input -> node.string(1, input));
        return node.string(2, output).string(4, operator);
    }

    private static ProtobufMessage value(String name, int type, Object... dimensions) {
        ProtobufMessage shape = new ProtobufMessage();
        for (Object dimension : dimensions) {
            shape.message(
                    1,
                    dimension instanceof Integer size
                            ? new ProtobufMessage().integer(1, size)
                            : new ProtobufMessage().string(2, dimension.toString()));
        }
        return new ProtobufMessage()
                .string(1, name)
                .message(
                        2,
                        new ProtobufMessage()
                                .message(
                                        1,
                                        new ProtobufMessage().integer(1, type).message(2, shape)));
    }
}
