package dev.redstart.common.explain;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Fits a number for each part of an input (word, column, piece of a picture) to what a model says of sets of parts: {@code min sum weight * (target - sum of the set's numbers)^2}. In double, by
 * Cholesky's decomposition of the normal equations. Filled once, then solved once; not thread-safe.
 */
public final class LeastSquares {
    private final int size;
    /** By pair of parts, the weight of the sets with both; the lower triangle, which becomes Cholesky's factor. */
    private final double[][] matrix;
    /** By part, the weight of its sets times their targets. */
    private final double[] right;

    private double totalWeight;
    private double totalTarget;

    /** @param size parts */
    public LeastSquares(int size) {
        this.size = size;
        this.matrix = new double[size][size];
        this.right = new double[size];
    }

    /** What a model says of a set, and what that counts. */
    public void add(BitSet set, double weight, double target) {
        int[] parts = set.stream().toArray();
        for (int row = 0; row < parts.length; row++) {
            for (int column = 0; column <= row; column++) {
                matrix[parts[row]][parts[column]] += weight;
            }
            right[parts[row]] += weight * target;
        }
        totalWeight += weight;
        totalTarget += weight * target;
    }

    /** The numbers that fit best among those with this sum. Needs every part alone among the sets, and every part left out alone. */
    public double[] solveWithSum(double sum) {
        factorise();
        double[] toOnes = new double[size];
        Arrays.fill(toOnes, 1);
        solve(toOnes);
        solve(right);
        // Lagrange: the best of all numbers, moved along A^-1 1 until the sum is right.
        double move = (sum - Arrays.stream(right).sum()) / Arrays.stream(toOnes).sum();
        for (int part = 0; part < size; part++) {
            right[part] += move * toOnes[part];
        }
        return right.clone();
    }

    /**
     * The numbers that fit best together with an intercept, which comes last.
     *
     * @param ridge above 0; times the squares of the numbers, not of the intercept, it counts as error
     */
    public double[] solveWithIntercept(double ridge) {
        double[] means = new double[size];
        for (int part = 0; part < size; part++) {
            means[part] = matrix[part][part] / totalWeight;
        }
        centre(means, ridge);
        factorise();
        solve(right);
        double[] solution = Arrays.copyOf(right, size + 1);
        solution[size] = totalTarget / totalWeight - dot(means, right, size);
        return solution;
    }

    /** Takes the means off parts and targets, so that no intercept is needed. */
    private void centre(double[] means, double ridge) {
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                matrix[row][column] -= totalWeight * means[row] * means[column];
            }
            matrix[row][row] += ridge;
            right[row] -= means[row] * totalTarget;
        }
    }

    private void factorise() {
        for (int row = 0; row < size; row++) {
            for (int column = 0; column <= row; column++) {
                double rest = matrix[row][column] - dot(matrix[row], matrix[column], column);
                matrix[row][column] =
                        row == column ? Math.sqrt(Math.max(rest, Double.MIN_NORMAL)) : rest / matrix[column][column];
            }
        }
    }

    /** In place; after {@link #factorise}. */
    private void solve(double[] vector) {
        for (int row = 0; row < size; row++) {
            vector[row] = (vector[row] - dot(matrix[row], vector, row)) / matrix[row][row];
        }
        for (int row = size - 1; row >= 0; row--) {
            vector[row] /= matrix[row][row];
            for (int column = 0; column < row; column++) {
                vector[column] -= vector[row] * matrix[row][column];
            }
        }
    }

    private static double dot(double[] left, double[] right, int length) {
        double sum = 0;
        for (int at = 0; at < length; at++) {
            sum += left[at] * right[at];
        }
        return sum;
    }
}
