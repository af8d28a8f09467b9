package dev.redstart.tensor.onnx;

import dev.redstart.tensor.protobuf.ProtobufMessage;

/** A setting of an ONNX node, as an {@code AttributeProto}. */
record Attribute(ProtobufMessage message) {
    private static final int FLOAT = 1;
    private static final int INT = 2;
    private static final int STRING = 3;
    private static final int INTS = 7;

    static Attribute of(String name, float value) {
        return new Attribute(named(name).floating(2, value).integer(20, FLOAT));
    }

    static Attribute of(String name, long value) {
        return new Attribute(named(name).integer(3, value).integer(20, INT));
    }

    static Attribute of(String name, String value) {
        return new Attribute(named(name).string(4, value).integer(20, STRING));
    }

    static Attribute ints(String name, long... values) {
        ProtobufMessage message = named(name);
        for (long value : values) {
            message.integer(8, value);
        }
        return new Attribute(message.integer(20, INTS));
    }

    private static ProtobufMessage named(String name) {
        return new ProtobufMessage().string(1, name);
    }
}
