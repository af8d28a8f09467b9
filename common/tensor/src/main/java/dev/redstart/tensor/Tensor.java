package dev.redstart.tensor;

import java.util.Arrays;
import java.util.Objects;

/**
 * Numbers in one or more dimensions: 32-bit floats, dense, the last dimension fastest. Immutable, so that parts and new shapes share the
 * numbers with the whole.
 */
public final class Tensor {
    private final float[] data;
    private final int start;
    private final int length;
    private final int[] shape;

    private Tensor(float[] data, int start, int[] shape) {
        this.data = data;
        this.start = start;
        this.shape = shape;
        this.length = lengthOf(shape);
    }

    /**
     * A copy of the data in a shape.
     *
     * @param shape the size of each dimension, at least 0; none at all for one dimension as long as the data
     */
    public static Tensor of(float[] data, int... shape) {
        int[] sizes = shape.length == 0 ? new int[] {data.length} : shape.clone();
        if (lengthOf(sizes) != data.length) {
            throw new IllegalArgumentException("a tensor of shape " + Arrays.toString(sizes) + " holds "
                    + lengthOf(sizes) + " numbers, got " + data.length);
        }
        return new Tensor(data.clone(), 0, sizes);
    }

    /** One row each; all rows of one length. */
    public static Tensor of(float[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        float[] data = new float[Math.multiplyExact(rows.length, columns)];
        for (int row = 0; row < rows.length; row++) {
            if (rows[row].length != columns) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + rows[row].length + " numbers, row 0 has " + columns);
            }
            System.arraycopy(rows[row], 0, data, row * columns, columns);
        }
        return new Tensor(data, 0, new int[] {rows.length, columns});
    }

    /** Zeros. */
    public static Tensor zeros(int... shape) {
        return new Tensor(new float[lengthOf(shape)], 0, shape.clone());
    }

    /** Number of dimensions. */
    public int rank() {
        return shape.length;
    }

    /** @param dimension from 0 */
    public int size(int dimension) {
        return shape[Objects.checkIndex(dimension, shape.length)];
    }

    /** The size of each dimension. */
    public int[] shape() {
        return shape.clone();
    }

    /** Numbers in all. */
    public int length() {
        return length;
    }

    /** @param index one number a dimension, each from 0 */
    public float at(int... index) {
        if (index.length != shape.length) {
            throw new IllegalArgumentException("a tensor of shape " + Arrays.toString(shape) + " needs " + shape.length
                    + " indexes, got " + index.length);
        }
        int position = 0;
        for (int dimension = 0; dimension < index.length; dimension++) {
            position = position * shape[dimension] + Objects.checkIndex(index[dimension], shape[dimension]);
        }
        return data[start + position];
    }

    /** The number at a position, counted with the last dimension fastest. */
    public float flat(int position) {
        return data[start + Objects.checkIndex(position, length)];
    }

    public float[] copyData() {
        return Arrays.copyOfRange(data, start, start + length);
    }

    /**
     * Copies a run of numbers.
     *
     * @param from position of the first, counted with the last dimension fastest
     * @param into receives {@code count} numbers at {@code offset} and behind it
     */
    public void copyTo(int from, float[] into, int offset, int count) {
        Objects.checkFromIndexSize(from, count, length);
        System.arraycopy(data, start + from, into, offset, count);
    }

    /** The same numbers in another shape. */
    public Tensor reshape(int... newShape) {
        if (lengthOf(newShape) != length) {
            throw new IllegalArgumentException("shape " + Arrays.toString(newShape) + " does not hold the " + length
                    + " numbers of shape " + Arrays.toString(shape));
        }
        return new Tensor(data, start, newShape.clone());
    }

    /** Part {@code from} to {@code to - 1} of the first dimension. */
    public Tensor rows(int from, int to) {
        if (shape.length == 0) {
            throw new IllegalArgumentException("a tensor without dimensions has no rows");
        }
        Objects.checkFromToIndex(from, to, shape[0]);
        int[] part = shape.clone();
        part[0] = to - from;
        int rowLength = shape[0] == 0 ? 0 : length / shape[0];
        return new Tensor(data, start + from * rowLength, part);
    }

    private static int lengthOf(int[] shape) {
        long length = 1;
        for (int size : shape) {
            if (size < 0) {
                throw new IllegalArgumentException(
                        "each size of a shape must be at least 0, got " + Arrays.toString(shape));
            }
            length *= size;
            if (length > Integer.MAX_VALUE - 8) {
                throw new IllegalArgumentException("a tensor of shape " + Arrays.toString(shape) + " is too large");
            }
        }
        return (int) length;
    }

    /** Whether shape and numbers are the same, bit by bit. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor tensor
                && Arrays.equals(shape, tensor.shape)
                && Arrays.equals(data, start, start + length, tensor.data, tensor.start, tensor.start + tensor.length);
    }

    @Override
    public int hashCode() {
        int hash = Arrays.hashCode(shape);
        for (int position = 0; position < length; position++) {
            hash = 31 * hash + Float.hashCode(data[start + position]);
        }
        return hash;
    }

    @Override
    public String toString() {
        return "Tensor" + Arrays.toString(shape);
    }
}
