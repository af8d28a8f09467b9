package dev.redstart.tensor.floats;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Float32 numbers outside the Java heap, which both Java and BLAS reach without copying. Freed by the garbage collector. For one thread at a
 * time, since the pointer for BLAS moves about.
 */
public final class Floats {
    private final MemorySegment segment;
    private final FloatPointer pointer;

    /** What the memory belongs to; only kept so that it is not freed. */
    @SuppressWarnings({"unused", "FieldCanBeLocal"})
    private final Object owner;

    private Floats(MemorySegment segment, Object owner) {
        this.segment = segment;
        this.pointer = new Address(segment.address());
        this.owner = owner;
    }

    /** JavaCPP has no public way to point at memory that it has not allocated. */
    private static final class Address extends FloatPointer {
        Address(long address) {
            this.address = address;
        }
    }

    /** {@code count} zeros. */
    public static Floats zeros(long count) {
        MemorySegment segment = Arena.ofAuto().allocate(Math.max(1, count) * Float.BYTES, 64);
        return new Floats(segment, segment);
    }

    /** An array's own memory, from its first number to that with the highest address; strides must not be negative. */
    @SuppressWarnings("restricted") // the JVM cannot check that the memory is as long as the array says
    public static Floats of(INDArray array) {
        if (array.dataType() != DataType.FLOAT) {
            throw new IllegalArgumentException("numbers must be FLOAT, got " + array.dataType());
        }
        long span = 1;
        for (int dimension = 0; dimension < array.rank(); dimension++) {
            span += (array.size(dimension) - 1) * array.stride(dimension);
        }
        MemorySegment start = MemorySegment.ofAddress(address(array));
        return new Floats(start.reinterpret(span * Float.BYTES), array);
    }

    /** Where an array's first number is. */
    public static long address(INDArray array) {
        return array.data().addressPointer().address();
    }

    /** This memory, or larger memory if it is too small; contents are lost then. */
    public Floats atLeast(long count) {
        return length() >= count ? this : zeros(count + count / 4);
    }

    public MemorySegment segment() {
        return segment;
    }

    /** For BLAS; valid until the next call. */
    public FloatPointer at(long index) {
        return pointer.position(index);
    }

    public long length() {
        return segment.byteSize() / Float.BYTES;
    }

    public float get(long index) {
        return segment.getAtIndex(ValueLayout.JAVA_FLOAT, index);
    }

    public void set(long index, float value) {
        segment.setAtIndex(ValueLayout.JAVA_FLOAT, index, value);
    }

    public void clear(long from, long count) {
        segment.asSlice(from * Float.BYTES, count * Float.BYTES).fill((byte) 0);
    }

    public void copy(long from, Floats target, long to, long count) {
        MemorySegment.copy(segment, from * Float.BYTES, target.segment, to * Float.BYTES, count * Float.BYTES);
    }
}
