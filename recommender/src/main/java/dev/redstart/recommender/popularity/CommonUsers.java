package dev.redstart.recommender.popularity;

import dev.redstart.common.data.SparseMatrix;
import java.util.Arrays;

/** How many users took two items both: the plainest likeness of items, for models that know no better. */
public final class CommonUsers {
    private final SparseMatrix byUser;
    private final SparseMatrix byItem;

    /** @param byUser one row a user, one column an item */
    public CommonUsers(SparseMatrix byUser) {
        this.byUser = byUser;
        this.byItem = byUser.transpose();
    }

    /** How many users took the item. */
    public int userCount(int item) {
        return byItem.length(item);
    }

    /** Writes the number of common users for each item; negative infinity where there is none. */
    public void count(int item, float[] counts) {
        Arrays.fill(counts, Float.NEGATIVE_INFINITY);
        for (int at = byItem.start(item); at < byItem.end(item); at++) {
            int user = byItem.column(at);
            for (int position = byUser.start(user); position < byUser.end(user); position++) {
                int other = byUser.column(position);
                counts[other] = Math.max(counts[other], 0) + 1;
            }
        }
    }
}
