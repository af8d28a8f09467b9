package dev.redstart.common.bundle;

import java.lang.reflect.Array;
import java.util.Arrays;

/**
 * One array with its shape.
 *
 * @param shape size of each dimension; empty for a single number
 * @param array a {@code float[]}, {@code int[]} or {@code long[]}, as the type says
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves the package
record Tensor(String name, ElementType type, int[] shape, Object array) {
    Tensor {
        if (elements(shape) != Array.getLength(array)) {
            throw new IllegalArgumentException("tensor '" + name + "' of shape " + Arrays.toString(shape) + " needs "
                    + elements(shape) + " numbers, got " + Array.getLength(array));
        }
    }

    int length() {
        return Array.getLength(array);
    }

    long bytes() {
        return (long) length() * type.bytes();
    }

    /** The product of the dimensions. */
    private static long elements(int[] shape) {
        long elements = 1;
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException("a dimension must not be negative, got " + Arrays.toString(shape));
            }
            elements = Math.multiplyExact(elements, size);
        }
        return elements;
    }
}
