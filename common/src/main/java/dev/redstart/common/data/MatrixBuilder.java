package dev.redstart.common.data;

import java.util.Arrays;

/** Turns interaction rows into a matrix: two stable counting sorts, then one pass that merges duplicates. */
final class MatrixBuilder {
    private MatrixBuilder() {}

    /** One row an item, users rising within it. */
    static SparseMatrix byItem(Interactions data) {
        int[] order = countingSort(rowsInEffectiveOrder(data), data.users().size(), data::userOf);
        order = countingSort(order, data.items().size(), data::itemOf);
        return merge(data, order);
    }

    /** Row numbers so that the row which counts under {@code LAST} comes last among equals. */
    private static int[] rowsInEffectiveOrder(Interactions data) {
        int[] rows = new int[data.size()];
        Arrays.setAll(rows, row -> row);
        if (data.duplicates() == Interactions.Duplicates.LAST && data.hasTimes() && !timesRise(data)) {
            return SplitPlan.rowsByTime(data);
        }
        return rows;
    }

    private static boolean timesRise(Interactions data) {
        for (int row = 1; row < data.size(); row++) {
            if (data.timeOf(row) < data.timeOf(row - 1)) {
                return false;
            }
        }
        return true;
    }

    private interface Key {
        int of(int row);
    }

    private static int[] countingSort(int[] rows, int keyCount, Key key) {
        int[] next = new int[keyCount + 1];
        for (int row : rows) {
            next[key.of(row) + 1]++;
        }
        for (int k = 0; k < keyCount; k++) {
            next[k + 1] += next[k];
        }
        int[] sorted = new int[rows.length];
        for (int row : rows) {
            sorted[next[key.of(row)]++] = row;
        }
        return sorted;
    }

    private static SparseMatrix merge(Interactions data, int[] order) {
        boolean sum = data.duplicates() == Interactions.Duplicates.SUM;
        int[] starts = new int[data.items().size() + 1];
        int[] columns = new int[order.length];
        float[] values = new float[order.length];
        int size = 0;
        int previousItem = -1;
        for (int row : order) {
            int item = data.itemOf(row);
            int user = data.userOf(row);
            if (item == previousItem && columns[size - 1] == user) {
                values[size - 1] = sum ? values[size - 1] + data.valueOf(row) : data.valueOf(row);
            } else {
                columns[size] = user;
                values[size++] = data.valueOf(row);
                starts[item + 1]++;
                previousItem = item;
            }
        }
        for (int item = 0; item + 1 < starts.length; item++) {
            starts[item + 1] += starts[item];
        }
        return new SparseMatrix(data.users().size(), starts, Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
    }
}
