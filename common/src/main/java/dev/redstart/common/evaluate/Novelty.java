package dev.redstart.common.evaluate;

import dev.redstart.common.data.SparseMatrix;

/**
 * How little known the entries of a list are: the mean of {@code -log2(share of training users who had the item)}, the
 * self-information of Vargas and Castells, Rank and relevance in novelty and diversity metrics, 2011; without rank
 * discount.
 *
 * <p>Unit: bits. Range [0, log2(users)]: 0 for items that everybody has, 1 for items that every second user has.
 */
public final class Novelty {
    private final double[] bitsOfItem;

    /** @param byItem the training interactions, one row an item, one column a user */
    public Novelty(SparseMatrix byItem) {
        bitsOfItem = new double[byItem.rowCount()];
        for (int item = 0; item < bitsOfItem.length; item++) {
            double share = (double) byItem.length(item) / byItem.columnCount();
            bitsOfItem[item] = -Math.log(share) / Math.log(2);
        }
    }

    /** The novelty of the first {@code cutoff} items of a list; NaN for an empty list. */
    public double of(int[] list, int cutoff) {
        int size = Math.min(cutoff, list.length);
        double sum = 0;
        for (int at = 0; at < size; at++) {
            sum += bitsOfItem[list[at]];
        }
        return sum / size;
    }
}
