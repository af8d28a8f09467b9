package dev.redstart.recommender.mahout;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.data.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.mahout.math.DenseVector;
import org.apache.mahout.math.Matrix;
import org.apache.mahout.math.MatrixSlice;
import org.apache.mahout.math.SequentialAccessSparseVector;
import org.apache.mahout.math.SparseRowMatrix;
import org.apache.mahout.math.Vector;

/**
 * Our data as Mahout's matrices and back, by copying. Mahout counts in doubles, we keep floats. An entry of 0 is no entry in a Mahout sparse
 * matrix, so it does not survive the way there.
 */
public final class MahoutMatrices {
    private MahoutMatrices() {}

    /** One row a user, one column an item, numbered as in the data's vocabularies. */
    public static Matrix matrixOf(Interactions data) {
        return matrixOf(data.byUser());
    }

    /** The same rows and columns as sparse rows with sequential access, which Mahout's solvers ask for. */
    public static Matrix matrixOf(SparseMatrix matrix) {
        Vector[] rows = new Vector[matrix.rowCount()];
        for (int row = 0; row < rows.length; row++) {
            rows[row] = vectorOf(matrix, row);
        }
        return new SparseRowMatrix(matrix.rowCount(), matrix.columnCount(), rows, true, false);
    }

    /** One row of a matrix. */
    public static Vector vectorOf(SparseMatrix matrix, int row) {
        Vector vector = new SequentialAccessSparseVector(matrix.columnCount(), Math.max(1, matrix.length(row)));
        for (int position = matrix.start(row); position < matrix.end(row); position++) {
            vector.setQuick(matrix.column(position), matrix.value(position));
        }
        return vector;
    }

    public static Vector vectorOf(float[] values) {
        double[] copy = new double[values.length];
        for (int at = 0; at < copy.length; at++) {
            copy[at] = values[at];
        }
        return new DenseVector(copy, true);
    }

    public static float[] floatsOf(Vector vector) {
        float[] values = new float[vector.size()];
        for (Vector.Element element : vector.nonZeroes()) {
            values[element.index()] = (float) element.get();
        }
        return values;
    }

    /** The entries of a Mahout matrix that are not 0. */
    public static SparseMatrix sparseMatrixOf(Matrix matrix) {
        int[] starts = new int[matrix.rowSize() + 1];
        List<List<Entry>> rows = new ArrayList<>();
        for (int row = 0; row < matrix.rowSize(); row++) {
            rows.add(entriesOf(matrix.viewRow(row)));
            starts[row + 1] = starts[row] + rows.get(row).size();
        }
        int[] columns = new int[starts[matrix.rowSize()]];
        float[] values = new float[columns.length];
        for (int row = 0; row < matrix.rowSize(); row++) {
            for (int at = 0; at < rows.get(row).size(); at++) {
                columns[starts[row] + at] = rows.get(row).get(at).column();
                values[starts[row] + at] = rows.get(row).get(at).value();
            }
        }
        return SparseMatrix.of(matrix.columnSize(), starts, columns, values);
    }

    private record Entry(int column, float value) {}

    private static List<Entry> entriesOf(Vector row) {
        List<Entry> entries = new ArrayList<>();
        for (Vector.Element element : row.nonZeroes()) {
            entries.add(new Entry(element.index(), (float) element.get()));
        }
        entries.sort(Comparator.comparingInt(Entry::column));
        return entries;
    }

    /**
     * The entries of a Mahout matrix that are not 0 as interactions, one row each.
     *
     * @param users the id of each matrix row
     * @param items the id of each matrix column
     */
    public static Interactions interactionsOf(Matrix matrix, Vocabulary users, Vocabulary items, Source source) {
        if (matrix.rowSize() != users.size() || matrix.columnSize() != items.size()) {
            throw new IllegalArgumentException("the matrix is " + matrix.rowSize() + " x " + matrix.columnSize()
                    + ", but there are " + users.size() + " users and " + items.size() + " items");
        }
        Interactions.Builder builder = Interactions.builder(Interactions.Duplicates.LAST);
        for (MatrixSlice row : matrix) {
            for (Entry entry : entriesOf(row.vector())) {
                builder.add(users.id(row.index()), items.id(entry.column()), entry.value());
            }
        }
        return builder.build(source);
    }
}
