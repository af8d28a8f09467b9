package dev.redstart.recommender.puresvd;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.train.Workers;
import dev.redstart.common.vector.VectorTable;
import java.util.Arrays;

/** Products of a sparse or tall matrix with one of few columns, row by row. */
final class Products {
    private static final int PIECE = 256;

    private Products() {}

    static VectorTable multiply(SparseMatrix left, VectorTable right, Workers workers) {
        VectorTable product = VectorTable.zeros(left.rowCount(), right.dimensions());
        workers.each((left.rowCount() + PIECE - 1) / PIECE, piece -> {
            float[] sum = new float[right.dimensions()];
            for (int row = piece * PIECE; row < Math.min((piece + 1) * PIECE, left.rowCount()); row++) {
                Arrays.fill(sum, 0);
                for (int position = left.start(row); position < left.end(row); position++) {
                    right.addTo(sum, left.value(position), left.column(position));
                }
                product.write(row, sum);
            }
        });
        return product;
    }

    static VectorTable multiply(VectorTable left, VectorTable right) {
        VectorTable product = VectorTable.zeros(left.rowCount(), right.dimensions());
        float[] row = new float[left.dimensions()];
        float[] sum = new float[right.dimensions()];
        for (int at = 0; at < left.rowCount(); at++) {
            left.read(at, row);
            Arrays.fill(sum, 0);
            for (int column = 0; column < row.length; column++) {
                right.addTo(sum, row[column], column);
            }
            product.write(at, sum);
        }
        return product;
    }
}
