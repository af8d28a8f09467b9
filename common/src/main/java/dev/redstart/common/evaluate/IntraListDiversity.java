package dev.redstart.common.evaluate;

import dev.redstart.common.data.SparseMatrix;

/**
 * How different the entries of a list are from each other: 1 minus the mean cosine of all pairs, where an item is its
 * column of training values. Ziegler et al., Improving recommendation lists through topic diversification, 2005, as a
 * mean.
 *
 * <p>Range [0,1] for values that are not negative: 1 when no user had two of the items. An item without length has
 * cosine 0.
 *
 * <p>No pair is ever formed: for unit vectors {@code |sum|² = n + 2 * (sum of the pairs' cosines)}, so the columns are
 * added into one array of users. That reads each column once instead of {@code n - 1} times.
 */
public final class IntraListDiversity {
    private final SparseMatrix byItem;
    private final double[] normOfItem;

    /** @param byItem the training interactions, one row an item, one column a user */
    public IntraListDiversity(SparseMatrix byItem) {
        this.byItem = byItem;
        this.normOfItem = new double[byItem.rowCount()];
        for (int item = 0; item < normOfItem.length; item++) {
            double squares = 0;
            for (int position = byItem.start(item); position < byItem.end(item); position++) {
                squares += (double) byItem.value(position) * byItem.value(position);
            }
            normOfItem[item] = Math.sqrt(squares);
        }
    }

    /** The diversity of the first {@code cutoff} items of a list, each there once; NaN for fewer than two. */
    public double of(int[] list, int cutoff) {
        int size = Math.min(cutoff, list.length);
        double[] sumOfUser = new double[byItem.columnCount()];
        int withLength = 0;
        for (int at = 0; at < size; at++) {
            withLength += addUnitColumn(list[at], sumOfUser) ? 1 : 0;
        }
        double squaredLength = 0;
        for (double sum : sumOfUser) {
            squaredLength += sum * sum;
        }
        double pairs = (double) size * (size - 1);
        return size < 2 ? Double.NaN : 1 - (squaredLength - withLength) / pairs;
    }

    private boolean addUnitColumn(int item, double[] sumOfUser) {
        if (normOfItem[item] == 0) {
            return false;
        }
        for (int position = byItem.start(item); position < byItem.end(item); position++) {
            sumOfUser[byItem.column(position)] += byItem.value(position) / normOfItem[item];
        }
        return true;
    }
}
