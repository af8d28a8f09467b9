package dev.redstart.tensor.protobuf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One message in the <a href="https://protobuf.dev/programming-guides/encoding/">wire format</a> of protocol buffers: fields by number, in
 * the order in which they are put. For one thread at a time.
 */
public final class ProtobufMessage implements ProtobufContent {
    private static final int VARINT = 0;
    private static final int FIXED_64 = 1;
    private static final int LENGTH_DELIMITED = 2;
    private static final int FIXED_32 = 5;

    private final List<ProtobufContent> parts = new ArrayList<>();
    private long length;

    /** Puts an {@code int32}, {@code int64}, {@code uint64}, {@code bool} or enum. */
    public ProtobufMessage integer(int field, long value) {
        return part(new VarintWriter().key(field, VARINT).varint(value).content());
    }

    /** Puts a {@code float}. */
    public ProtobufMessage floating(int field, float value) {
        return part(new VarintWriter()
                .key(field, FIXED_32)
                .fixed32(Float.floatToRawIntBits(value))
                .content());
    }

    /** Puts a {@code double}. */
    public ProtobufMessage floating(int field, double value) {
        return part(new VarintWriter()
                .key(field, FIXED_64)
                .fixed64(Double.doubleToRawLongBits(value))
                .content());
    }

    /** Puts a {@code string}. */
    public ProtobufMessage string(int field, String value) {
        return content(field, ProtobufContent.of(value.getBytes(StandardCharsets.UTF_8)));
    }

    /** Puts a packed {@code repeated double}. */
    public ProtobufMessage packed(int field, double[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        return content(field, ProtobufContent.of(bytes.array()));
    }

    /** Puts another message, with the fields that it has now. */
    public ProtobufMessage message(int field, ProtobufMessage message) {
        return content(field, message.snapshot());
    }

    /** Puts {@code bytes}; they are asked for only when this message is written. */
    public ProtobufMessage content(int field, ProtobufContent content) {
        part(new VarintWriter()
                .key(field, LENGTH_DELIMITED)
                .varint(content.length())
                .content());
        return part(content);
    }

    private ProtobufMessage part(ProtobufContent content) {
        parts.add(content);
        length = Math.addExact(length, content.length());
        return this;
    }

    private ProtobufContent snapshot() {
        ProtobufMessage copy = new ProtobufMessage();
        copy.parts.addAll(parts);
        copy.length = length;
        return copy;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        for (ProtobufContent part : parts) {
            part.writeTo(out);
        }
    }

    /** The message as bytes; it must not be longer than an array can be. */
    public byte[] toBytes() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(Math.toIntExact(length));
        try {
            writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
