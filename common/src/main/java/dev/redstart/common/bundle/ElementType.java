package dev.redstart.common.bundle;

/** The number types of safetensors that models here consist of. */
enum ElementType {
    F32(Float.BYTES),
    I32(Integer.BYTES),
    I64(Long.BYTES);

    private final int bytes;

    ElementType(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    Object newArray(int length) {
        return switch (this) {
            case F32 -> new float[length];
            case I32 -> new int[length];
            case I64 -> new long[length];
        };
    }
}
