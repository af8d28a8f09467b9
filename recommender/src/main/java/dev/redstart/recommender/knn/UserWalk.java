package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import java.util.Arrays;

/**
 * The neighbours' averages of all items for one user, in one pass: from the most similar user on, each user's ratings are added to his
 * items until an item has enough. Every item gets the same neighbours as if it were asked for alone.
 */
final class UserWalk {
    private final SparseMatrix byUser;
    private final float[] normalised;
    private final int neighbours;

    private final int[] count;
    private final double[] weighted;
    private final double[] weights;

    /**
     * @param normalised the ratings as they are averaged, by position in {@code byUser}
     * @param neighbours how many an item takes at most
     */
    UserWalk(SparseMatrix byUser, float[] normalised, int neighbours) {
        this.byUser = byUser;
        this.normalised = normalised;
        this.neighbours = neighbours;
        this.count = new int[byUser.columnCount()];
        this.weighted = new double[byUser.columnCount()];
        this.weights = new double[byUser.columnCount()];
    }

    /** @param similarities to each user; users with 0 or less are no neighbours */
    void walk(float[] similarities) {
        long[] order = new long[similarities.length];
        int size = 0;
        for (int user = 0; user < similarities.length; user++) {
            if (similarities[user] > 0) {
                order[size++] = (long) Float.floatToRawIntBits(similarities[user]) << 32 | (Integer.MAX_VALUE - user);
            }
        }
        Arrays.sort(order, 0, size);
        for (int at = size - 1; at >= 0; at--) {
            int user = Integer.MAX_VALUE - (int) order[at];
            add(user, similarities[user]);
        }
    }

    private void add(int user, float similarity) {
        int end = byUser.end(user);
        for (int position = byUser.start(user); position < end; position++) {
            int item = byUser.column(position);
            if (count[item] < neighbours) {
                count[item]++;
                weighted[item] += (double) similarity * normalised[position];
                weights[item] += similarity;
            }
        }
    }

    Neighbourhood.Average average(int item) {
        return new Neighbourhood.Average(count[item], weighted[item] / weights[item], weights[item]);
    }
}
