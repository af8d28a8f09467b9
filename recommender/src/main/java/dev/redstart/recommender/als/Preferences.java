package dev.redstart.recommender.als;

import dev.redstart.common.data.SparseMatrix;
import java.util.Arrays;

/** Who prefers what, with which confidence: the positive entries of a matrix in flat arrays. Rows are users, or items. */
final class Preferences {
    private final int[] starts;
    private final int[] columns;
    private final float[] confidences;

    private Preferences(int[] starts, int[] columns, float[] confidences) {
        this.starts = starts;
        this.columns = columns;
        this.confidences = confidences;
    }

    static Preferences of(SparseMatrix matrix, AlsTrainer.Settings settings) {
        int[] starts = new int[matrix.rowCount() + 1];
        int[] columns = new int[matrix.entryCount()];
        float[] confidences = new float[matrix.entryCount()];
        int size = 0;
        for (int row = 0; row < matrix.rowCount(); row++) {
            for (int position = matrix.start(row); position < matrix.end(row); position++) {
                if (matrix.value(position) > 0) {
                    columns[size] = matrix.column(position);
                    confidences[size++] = settings.confidence().of(matrix.value(position), settings.alpha());
                }
            }
            starts[row + 1] = size;
        }
        return new Preferences(starts, columns, confidences);
    }

    int rowCount() {
        return starts.length - 1;
    }

    /** A copy of the columns that a row prefers. */
    int[] columns(int row) {
        return Arrays.copyOfRange(columns, starts[row], starts[row + 1]);
    }

    /** A copy of the confidence of each preference of a row. */
    float[] confidences(int row) {
        return Arrays.copyOfRange(confidences, starts[row], starts[row + 1]);
    }
}
