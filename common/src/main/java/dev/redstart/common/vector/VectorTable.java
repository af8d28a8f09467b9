package dev.redstart.common.vector;

import java.util.Objects;
import java.util.function.DoubleSupplier;

/**
 * Float vectors of one length as rows of one flat array, each row padded with zeros to a multiple of 16 floats so that kernels need no
 * remainders. Training changes it in place; a model keeps it to itself.
 */
public final class VectorTable {
    private static final Kernel KERNEL = Vectors.KERNEL;

    private final int rows;
    private final int dimensions;
    private final int stride;
    private final float[] values;

    private VectorTable(int rows, int dimensions) {
        this.rows = rows;
        this.dimensions = dimensions;
        this.stride = padded(dimensions);
        this.values = new float[Math.multiplyExact(rows, stride)];
    }

    /** The length to which a vector of so many floats is padded. */
    static int padded(int dimensions) {
        return (dimensions + Kernel.LANES - 1) & -Kernel.LANES;
    }

    /** Rows of zeros. */
    public static VectorTable zeros(int rows, int dimensions) {
        if (rows < 0 || dimensions < 1) {
            throw new IllegalArgumentException(
                    "a vector table needs 0 or more rows of 1 or more floats, got " + rows + " x " + dimensions);
        }
        return new VectorTable(rows, dimensions);
    }

    /** Rows filled in order from a source of chance. */
    public static VectorTable filled(int rows, int dimensions, DoubleSupplier source) {
        VectorTable table = zeros(rows, dimensions);
        for (int row = 0; row < rows; row++) {
            for (int at = 0; at < dimensions; at++) {
                table.values[row * table.stride + at] = (float) source.getAsDouble();
            }
        }
        return table;
    }

    /**
     * A copy of rows that stand one after the other without padding, as bundles keep them.
     *
     * @param packed {@code rows * dimensions} floats
     */
    public static VectorTable of(int rows, int dimensions, float[] packed) {
        VectorTable table = zeros(rows, dimensions);
        if (packed.length != (long) rows * dimensions) {
            throw new IllegalArgumentException(
                    rows + " vectors of " + dimensions + " floats do not fill " + packed.length + " floats");
        }
        for (int row = 0; row < rows; row++) {
            System.arraycopy(packed, row * dimensions, table.values, row * table.stride, dimensions);
        }
        return table;
    }

    /** A copy without padding; the counterpart of {@link #of}. */
    public float[] toPacked() {
        float[] packed = new float[Math.multiplyExact(rows, dimensions)];
        for (int row = 0; row < rows; row++) {
            System.arraycopy(values, row * stride, packed, row * dimensions, dimensions);
        }
        return packed;
    }

    public VectorTable copy() {
        VectorTable copy = new VectorTable(rows, dimensions);
        System.arraycopy(values, 0, copy.values, 0, values.length);
        return copy;
    }

    public int rowCount() {
        return rows;
    }

    /** Floats of a vector, without padding. */
    public int dimensions() {
        return dimensions;
    }

    public float get(int row, int at) {
        return values[row * stride + Objects.checkIndex(at, dimensions)];
    }

    public void set(int row, int at, float value) {
        values[row * stride + Objects.checkIndex(at, dimensions)] = value;
    }

    /** A copy of one vector. */
    public float[] row(int row) {
        float[] vector = new float[dimensions];
        read(row, vector);
        return vector;
    }

    /** Copies a vector to the start of an array. */
    public void read(int row, float[] target) {
        read(row, target, 0);
    }

    void read(int row, float[] target, int from) {
        System.arraycopy(values, row * stride, target, from, dimensions);
    }

    /** Replaces a vector by the start of an array. */
    public void write(int row, float[] source) {
        System.arraycopy(source, 0, values, row * stride, dimensions);
    }

    /** The inner product of a row and a row of another table of the same dimensions. */
    public float dot(int row, VectorTable other, int otherRow) {
        return KERNEL.dot(values, row * stride, other.values, otherRow * stride, stride);
    }

    /** The inner product of a row and a vector. */
    public float dot(int row, float[] vector) {
        return KERNEL.dot(values, row * stride, vector, 0, dimensions);
    }

    /** {@code vector += scale * row}. */
    public void addTo(float[] vector, float scale, int row) {
        KERNEL.addScaled(scale, values, row * stride, vector, 0, dimensions);
    }

    /** {@code vector += scales[k] * row rows[k]} for all {@code k}; quicker than one after the other. */
    public void addTo(float[] vector, float[] scales, int[] rows) {
        if (vector.length != dimensions || scales.length != rows.length) {
            throw new IllegalArgumentException("adding " + rows.length + " rows of " + dimensions + " floats got "
                    + scales.length + " scales and place for " + vector.length);
        }
        KERNEL.addRows(values, stride, rows, scales, vector);
    }

    /** {@code (a, b) = (keep * a + take * b, keep * b + take * a)} for row {@code a} here and row {@code b} of another table. */
    public void blend(int row, VectorTable other, int otherRow, float keep, float take) {
        KERNEL.blend(keep, take, values, row * stride, other.values, otherRow * stride, stride);
    }

    /** The Euclidean length of each row. */
    public float[] norms() {
        float[] norms = new float[rows];
        for (int row = 0; row < rows; row++) {
            norms[row] = (float) Math.sqrt(dot(row, this, row));
        }
        return norms;
    }

    /** The sum of {@code v v'} over all rows {@code v}: one row and column a dimension. */
    VectorTable outerProducts() {
        VectorTable sum = new VectorTable(dimensions, dimensions);
        for (int row = 0; row < rows; row++) {
            int from = row * stride;
            for (int at = 0; at < dimensions; at++) {
                KERNEL.addScaled(values[from + at], values, from, sum.values, at * stride, stride);
            }
        }
        return sum;
    }
}
