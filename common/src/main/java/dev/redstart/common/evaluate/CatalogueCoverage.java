package dev.redstart.common.evaluate;

import java.util.BitSet;

/**
 * The share of the catalogue that is recommended to at least one user: Ge, Delgado-Battenfeld and Jannach, Beyond
 * accuracy, 2010.
 *
 * <p>Range [0,1]. A figure of all lists together, so it has no value per user and no bootstrap interval: a resample
 * repeats users and would cover less.
 */
public final class CatalogueCoverage {
    private CatalogueCoverage() {}

    /**
     * The coverage of some lists.
     *
     * @param itemCount size of the catalogue, at least 1
     * @param lists one list of item numbers a user
     * @param cutoff ranks counted of each list
     */
    public static double of(int itemCount, int[][] lists, int cutoff) {
        BitSet shown = new BitSet(itemCount);
        for (int[] list : lists) {
            for (int at = 0; at < Math.min(cutoff, list.length); at++) {
                shown.set(list[at]);
            }
        }
        return (double) shown.cardinality() / itemCount;
    }
}
