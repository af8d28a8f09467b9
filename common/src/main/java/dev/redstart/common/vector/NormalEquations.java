package dev.redstart.common.vector;

import java.util.Arrays;

/**
 * The least-squares problem {@code min sum w (t - x.v)^2 + ridge |x|^2} as its normal equations {@code A x = b} with {@code A = sum w v v' +
 * ridge I} and {@code b = sum w t v}; solved exactly by Cholesky's decomposition. A work space: fill, factorise, solve, and start again.
 * Not thread-safe.
 *
 * <p>float32 throughout: with a ridge above a millionth of the largest diagonal entry the solution has 3 or more correct digits.
 */
public final class NormalEquations {
    private final int size;
    private final int stride;
    private final float[] matrix;
    private final float[] target;

    /** @param size length of the vectors */
    public NormalEquations(int size) {
        this.size = size;
        this.stride = VectorTable.padded(size);
        this.matrix = new float[Math.multiplyExact(size, stride)];
        this.target = new float[size];
    }

    /** Forgets all vectors; only the ridge is left. */
    public void clear(float ridge) {
        Arrays.fill(matrix, 0);
        Arrays.fill(target, 0);
        addRidge(ridge);
    }

    /** Starts with the sum of {@code v v'} over all rows of a table, each with the target 0. */
    public void start(Gram gram, float ridge) {
        for (int row = 0; row < size; row++) {
            gram.read(row, matrix, row * stride);
        }
        Arrays.fill(target, 0);
        addRidge(ridge);
    }

    private void addRidge(float ridge) {
        for (int row = 0; row < size; row++) {
            matrix[row * stride + row] += ridge;
        }
    }

    /**
     * Adds a vector.
     *
     * @param weight of {@code v v'} in the matrix
     * @param weightedTarget of {@code v} on the right side
     */
    public void add(float[] vector, float weight, float weightedTarget) {
        Kernel kernel = Vectors.KERNEL;
        for (int row = 0; row < size; row++) {
            kernel.addScaled(weight * vector[row], vector, 0, matrix, row * stride, row + 1);
        }
        kernel.addScaled(weightedTarget, vector, 0, target, 0, size);
    }

    /** Replaces the matrix by its lower Cholesky factor. */
    public void factorise() {
        Kernel kernel = Vectors.KERNEL;
        for (int column = 0; column < size; column++) {
            int from = column * stride;
            float pivot = matrix[from + column] - kernel.dot(matrix, from, matrix, from, column);
            float root = (float) Math.sqrt(Math.max(pivot, Float.MIN_NORMAL));
            matrix[from + column] = root;
            for (int row = column + 1; row < size; row++) {
                int at = row * stride;
                matrix[at + column] = (matrix[at + column] - kernel.dot(matrix, at, matrix, from, column)) / root;
            }
        }
    }

    /** The solution for the right side that was added; after {@link #factorise}. */
    public void solve(float[] solution) {
        System.arraycopy(target, 0, solution, 0, size);
        solveInPlace(solution);
    }

    /** The solution for another right side, in its place. */
    public void solveInPlace(float[] vector) {
        Kernel kernel = Vectors.KERNEL;
        for (int row = 0; row < size; row++) {
            vector[row] = (vector[row] - kernel.dot(matrix, row * stride, vector, 0, row)) / matrix[row * stride + row];
        }
        for (int row = size - 1; row >= 0; row--) {
            vector[row] /= matrix[row * stride + row];
            kernel.addScaled(-vector[row], matrix, row * stride, vector, 0, row);
        }
    }
}
