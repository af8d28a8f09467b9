package dev.redstart.recommender.als;

import dev.redstart.common.vector.Gram;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.common.vector.Vectors;
import java.util.Arrays;

/**
 * Steps towards the solution of {@code (Y'Y + Y'(C - I)Y + reg I) x = Y'C p} without ever making the matrix: each step reads the row's own
 * items once (Takacs, Pilaszy, Tikk 2011). A work space of one thread.
 */
final class ConjugateGradient {
    private static final int STEPS = 3;

    /** Squared residuals below this are rounding errors. */
    private static final float SOLVED = 1e-20f;

    private final Gram gram;
    private final VectorTable fixed;
    private final float regularisation;
    private final float[] residual;
    private final float[] direction;
    private final float[] image;

    ConjugateGradient(Gram gram, VectorTable fixed, float regularisation) {
        this.gram = gram;
        this.fixed = fixed;
        this.regularisation = regularisation;
        this.residual = new float[gram.size()];
        this.direction = new float[gram.size()];
        this.image = new float[gram.size()];
    }

    /**
     * Takes {@code x} three steps nearer to the solution.
     *
     * @param columns what the row prefers; a row without preferences gets 0
     * @param confidences one for each column
     */
    void improve(float[] x, int[] columns, float[] confidences) {
        if (columns.length == 0) {
            Arrays.fill(x, 0);
            return;
        }
        startResidual(x, columns, confidences);
        System.arraycopy(residual, 0, direction, 0, x.length);
        float squared = lengthSquared(residual);
        for (int step = 0; step < STEPS && squared > SOLVED; step++) {
            applyToDirection(columns, confidences);
            float length = squared / Vectors.dot(direction, 0, image, 0, x.length);
            Vectors.addScaled(length, direction, 0, x, 0, x.length);
            Vectors.addScaled(-length, image, 0, residual, 0, x.length);
            float next = lengthSquared(residual);
            turn(next / squared);
            squared = next;
        }
    }

    private static float lengthSquared(float[] vector) {
        return Vectors.dot(vector, 0, vector, 0, vector.length);
    }

    private void turn(float share) {
        for (int at = 0; at < direction.length; at++) {
            direction[at] = residual[at] + share * direction[at];
        }
    }

    /** The right side minus the matrix times {@code x}. */
    private void startResidual(float[] x, int[] columns, float[] confidences) {
        gram.multiply(x, residual);
        for (int at = 0; at < x.length; at++) {
            residual[at] = -residual[at] - regularisation * x[at];
        }
        float[] scales = new float[columns.length];
        for (int at = 0; at < columns.length; at++) {
            scales[at] = confidences[at] - (confidences[at] - 1) * fixed.dot(columns[at], x);
        }
        fixed.addTo(residual, scales, columns);
    }

    /** {@code image = matrix * direction}. */
    private void applyToDirection(int[] columns, float[] confidences) {
        gram.multiply(direction, image);
        Vectors.addScaled(regularisation, direction, 0, image, 0, image.length);
        float[] scales = new float[columns.length];
        for (int at = 0; at < columns.length; at++) {
            scales[at] = (confidences[at] - 1) * fixed.dot(columns[at], direction);
        }
        fixed.addTo(image, scales, columns);
    }
}
