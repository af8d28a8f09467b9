package dev.redstart.common.data;

/**
 * A sparse matrix by rows (CSR): the entries of row {@code r} stand at positions {@code start(r)} to {@code end(r) - 1}, by rising
 * column. Immutable; 8 bytes an entry.
 *
 * <p>Read it in a loop of {@code for (int p = m.start(r); p < m.end(r); p++)}: the accessors are one array read each. A kernel that
 * wants plain arrays takes one copy before it starts.
 */
public final class SparseMatrix {
    private final int columnCount;
    private final int[] starts;
    private final int[] columns;
    private final float[] values;

    /** Keeps the arrays; for builders in this package that give them away. */
    SparseMatrix(int columnCount, int[] starts, int[] columns, float[] values) {
        this.columnCount = columnCount;
        this.starts = starts;
        this.columns = columns;
        this.values = values;
    }

    /**
     * A checked copy of CSR arrays.
     *
     * @param starts {@code rowCount + 1} positions that never fall, from 0 to the number of entries
     * @param columns the column of each entry, rising within a row, below {@code columnCount}
     * @param values the value of each entry
     * @throws IllegalArgumentException if the arrays contradict each other
     */
    public static SparseMatrix of(int columnCount, int[] starts, int[] columns, float[] values) {
        check(columnCount, starts, columns, values);
        return new SparseMatrix(columnCount, starts.clone(), columns.clone(), values.clone());
    }

    private static void check(int columnCount, int[] starts, int[] columns, float[] values) {
        if (starts.length == 0
                || starts[0] != 0
                || starts[starts.length - 1] != columns.length
                || columns.length != values.length) {
            throw new IllegalArgumentException("row starts, columns and values of a sparse matrix do not fit together");
        }
        for (int row = 0; row + 1 < starts.length; row++) {
            if (starts[row + 1] < starts[row] || starts[row + 1] > columns.length) {
                throw new IllegalArgumentException("row " + row + " of a sparse matrix starts at " + starts[row]
                        + " and ends at " + starts[row + 1]);
            }
            int previous = -1;
            for (int position = starts[row]; position < starts[row + 1]; position++) {
                if (columns[position] <= previous || columns[position] >= columnCount) {
                    throw new IllegalArgumentException("row " + row + " of a sparse matrix has column "
                            + columns[position] + ", expected more than " + previous + " and less than " + columnCount);
                }
                previous = columns[position];
            }
        }
    }

    public int rowCount() {
        return starts.length - 1;
    }

    public int columnCount() {
        return columnCount;
    }

    /** Number of stored entries. */
    public int entryCount() {
        return columns.length;
    }

    /** The position of the first entry of a row. */
    public int start(int row) {
        return starts[row];
    }

    /** The position after the last entry of a row. */
    public int end(int row) {
        return starts[row + 1];
    }

    /** Number of entries in a row. */
    public int length(int row) {
        return starts[row + 1] - starts[row];
    }

    public int column(int position) {
        return columns[position];
    }

    public float value(int position) {
        return values[position];
    }

    /** The position of an entry, or a negative number where there is none; logarithmic in the row's length. */
    public int find(int row, int column) {
        return java.util.Arrays.binarySearch(columns, starts[row], starts[row + 1], column);
    }

    public boolean contains(int row, int column) {
        return find(row, column) >= 0;
    }

    /** A copy of the row starts, {@code rowCount() + 1} long. */
    public int[] copyStarts() {
        return starts.clone();
    }

    /** A copy of the columns by position. */
    public int[] copyColumns() {
        return columns.clone();
    }

    /** A copy of the values by position. */
    public float[] copyValues() {
        return values.clone();
    }

    /** Rows become columns; one counting sort. */
    public SparseMatrix transpose() {
        int[] transposedStarts = new int[columnCount + 1];
        for (int column : columns) {
            transposedStarts[column + 1]++;
        }
        for (int column = 0; column < columnCount; column++) {
            transposedStarts[column + 1] += transposedStarts[column];
        }
        int[] next = transposedStarts.clone();
        int[] transposedColumns = new int[columns.length];
        float[] transposedValues = new float[columns.length];
        for (int row = 0; row < rowCount(); row++) {
            for (int position = starts[row]; position < starts[row + 1]; position++) {
                int target = next[columns[position]]++;
                transposedColumns[target] = row;
                transposedValues[target] = values[position];
            }
        }
        return new SparseMatrix(rowCount(), transposedStarts, transposedColumns, transposedValues);
    }
}
