package dev.redstart.tensor.onnx;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.TensorInfo;
import dev.redstart.common.model.ModelException;
import dev.redstart.tensor.Tensor;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The element types of ONNX tensors that can be served, and the way of their values there and back. */
enum ElementType {
    FP32(OnnxJavaType.FLOAT, 4) {
        @Override
        void put(TensorValue value, ByteBuffer into) {
            into.asFloatBuffer().put(floats(value));
        }
    },
    FP64(OnnxJavaType.DOUBLE, 8) {
        @Override
        void put(TensorValue value, ByteBuffer into) {
            for (float number : floats(value)) {
                into.putDouble(number);
            }
        }
    },
    FP16(OnnxJavaType.FLOAT16, 2) {
        @Override
        void put(TensorValue value, ByteBuffer into) {
            for (float number : floats(value)) {
                into.putShort(Float.floatToFloat16(number));
            }
        }
    },
    INT64(OnnxJavaType.INT64, 8) {
        @Override
        void put(TensorValue value, ByteBuffer into) {
            into.asLongBuffer().put(longs(value));
        }
    },
    INT32(OnnxJavaType.INT32, 4) {
        @Override
        void put(TensorValue value, ByteBuffer into) {
            for (long number : longs(value)) {
                into.putInt((int) within(number, Integer.MIN_VALUE, Integer.MAX_VALUE));
            }
        }
    },
    INT8(OnnxJavaType.INT8, 1) {
        @Override
        void put(TensorValue value, ByteBuffer into) {
            for (long number : longs(value)) {
                into.put((byte) within(number, Byte.MIN_VALUE, Byte.MAX_VALUE));
            }
        }
    },
    UINT8(OnnxJavaType.UINT8, 1) {
        @Override
        void put(TensorValue value, ByteBuffer into) {
            for (long number : longs(value)) {
                into.put((byte) within(number, 0, 255));
            }
        }
    },
    BOOL(OnnxJavaType.BOOL, 1) {
        @Override
        void put(TensorValue value, ByteBuffer into) {
            for (long number : longs(value)) {
                into.put((byte) within(number, 0, 1));
            }
        }
    },
    /** Strings, as the Open Inference Protocol calls them. */
    BYTES(OnnxJavaType.STRING, 0) {
        @Override
        void put(TensorValue value, ByteBuffer into) {
            throw new IllegalStateException("strings have no buffer");
        }
    };

    private final OnnxJavaType javaType;
    private final int bytes;

    ElementType(OnnxJavaType javaType, int bytes) {
        this.javaType = javaType;
        this.bytes = bytes;
    }

    abstract void put(TensorValue value, ByteBuffer into);

    static ElementType of(TensorInfo info, String name) {
        // A type that Java has no word for shares its word with another.
        String onnxName = info.onnxType.name().replace("ONNX_TENSOR_ELEMENT_DATA_TYPE_", "");
        for (ElementType type : values()) {
            if (type.javaType == info.type && !(onnxName.startsWith("UINT") && type != UINT8)) {
                return type;
            }
        }
        throw new ModelException(
                "'" + name + "' is of type " + onnxName + ", which cannot be served; take one of " + List.of(values()));
    }

    /** The value as ONNX Runtime takes it; close it before the arena. */
    OnnxTensor encode(TensorValue value, long[] shape, Arena arena, OrtEnvironment environment) throws OrtException {
        if (this == BYTES) {
            if (!(value instanceof TensorValue.Strings strings)) {
                throw new ModelException("needs strings, got " + value);
            }
            return OnnxTensor.createTensor(environment, strings.strings().toArray(new String[0]), shape);
        }
        ByteBuffer buffer = buffer(length(shape), arena);
        put(value, buffer.duplicate().order(ByteOrder.nativeOrder()));
        return OnnxTensor.createTensor(environment, buffer, shape, javaType);
    }

    /** Zeroed memory that goes with the arena, not when the garbage collector comes by. */
    private ByteBuffer buffer(long elements, Arena arena) {
        MemorySegment memory = arena.allocate(Math.multiplyExact(elements, bytes), Long.BYTES);
        return memory.asByteBuffer().order(ByteOrder.nativeOrder());
    }

    TensorValue decode(OnnxTensor tensor) throws OrtException {
        int[] shape = shape(tensor.getInfo().getShape());
        return switch (this) {
            case FP32, FP16 -> new TensorValue.Floats(tensor(floats(tensor.getFloatBuffer()), shape));
            case FP64 ->
                new TensorValue.Floats(tensor(narrowed(tensor.getDoubleBuffer().array()), shape));
            case INT64 -> new TensorValue.Longs(tensor.getLongBuffer().array(), shape);
            case INT32, INT8, UINT8, BOOL -> new TensorValue.Longs(widened(tensor), shape);
            case BYTES -> new TensorValue.Strings(strings(tensor), shape);
        };
    }

    private static Tensor tensor(float[] numbers, int[] shape) {
        return Tensor.of(numbers).reshape(shape);
    }

    /** Of half-precision numbers the buffer has no array. */
    private static float[] floats(FloatBuffer buffer) {
        if (buffer.hasArray()) {
            return buffer.array();
        }
        float[] numbers = new float[buffer.remaining()];
        buffer.get(numbers);
        return numbers;
    }

    private static float[] narrowed(double[] numbers) {
        float[] narrow = new float[numbers.length];
        for (int at = 0; at < narrow.length; at++) {
            narrow[at] = (float) numbers[at];
        }
        return narrow;
    }

    private long[] widened(OnnxTensor tensor) {
        if (this == INT32) {
            return Arrays.stream(tensor.getIntBuffer().array()).asLongStream().toArray();
        }
        byte[] narrow = tensor.getByteBuffer().array();
        long[] wide = new long[narrow.length];
        for (int at = 0; at < wide.length; at++) {
            wide[at] = this == UINT8 ? Byte.toUnsignedLong(narrow[at]) : narrow[at];
        }
        return wide;
    }

    private static List<String> strings(OnnxTensor tensor) throws OrtException {
        List<String> strings = new ArrayList<>();
        collect(tensor.getValue(), strings);
        return List.copyOf(strings);
    }

    /** ONNX Runtime gives strings as arrays of arrays, one level a dimension. */
    private static void collect(Object value, List<String> strings) {
        if (value instanceof Object[] parts) {
            for (Object part : parts) {
                collect(part, strings);
            }
        } else {
            strings.add((String) value);
        }
    }

    static float[] floats(TensorValue value) {
        if (value instanceof TensorValue.Floats floats) {
            return floats.tensor().copyData();
        }
        throw new ModelException("needs floats, got " + value);
    }

    static long[] longs(TensorValue value) {
        if (value instanceof TensorValue.Longs longs) {
            return longs.data();
        }
        throw new ModelException("needs whole numbers, got " + value);
    }

    long within(long number, long least, long most) {
        if (number < least || number > most) {
            throw new ModelException("takes " + this + ", " + least + " to " + most + ", got " + number);
        }
        return number;
    }

    private static long length(long[] shape) {
        long length = 1;
        for (long size : shape) {
            length = Math.multiplyExact(length, size);
        }
        return length;
    }

    private static int[] shape(long[] sizes) {
        return Arrays.stream(sizes).mapToInt(Math::toIntExact).toArray();
    }
}
