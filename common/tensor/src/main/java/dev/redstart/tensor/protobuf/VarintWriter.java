package dev.redstart.tensor.protobuf;

import java.util.Arrays;

/** The few bytes of a field's key and of a number. */
final class VarintWriter {
    /** Two varints of ten bytes at most. */
    private final byte[] bytes = new byte[20];

    private int length;

    VarintWriter key(int field, int wireType) {
        if (field < 1) {
            throw new IllegalArgumentException("field must be at least 1, got " + field);
        }
        return varint((long) field << 3 | wireType);
    }

    /** Seven bits a byte, the lowest first; the top bit says that more follow. */
    VarintWriter varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    VarintWriter fixed32(int bits) {
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            bytes[length++] = (byte) (bits >>> shift);
        }
        return this;
    }

    VarintWriter fixed64(long bits) {
        return fixed32((int) bits).fixed32((int) (bits >>> Integer.SIZE));
    }

    ProtobufContent content() {
        return ProtobufContent.of(Arrays.copyOf(bytes, length));
    }
}
