package dev.redstart.recommender.svd;

import dev.redstart.common.data.SparseMatrix;

/**
 * Ratings in the order in which an epoch visits them (Gemulla et al. 2011). Users and items are cut into 8 groups of about equally many
 * ratings, which makes 8 x 8 blocks. A stage is 8 blocks that share no user and no item, so threads can take them in any order with the same
 * result; a block is visited user by user, items rising.
 */
final class BlockSchedule {
    static final int GROUPS = 8;

    private final int[] starts;
    private final int[] users;
    private final int[] items;
    private final float[] ratings;

    private BlockSchedule(int[] starts, int entries) {
        this.starts = starts;
        this.users = new int[entries];
        this.items = new int[entries];
        this.ratings = new float[entries];
    }

    static BlockSchedule of(SparseMatrix ratings) {
        int[] groupOfUser = groups(ratingsOfUsers(ratings), ratings.entryCount());
        int[] groupOfItem = groups(ratingsOfItems(ratings), ratings.entryCount());
        int[] starts = new int[GROUPS * GROUPS + 1];
        for (int user = 0; user < ratings.rowCount(); user++) {
            for (int position = ratings.start(user); position < ratings.end(user); position++) {
                starts[blockOf(groupOfUser[user], groupOfItem[ratings.column(position)]) + 1]++;
            }
        }
        for (int block = 0; block < GROUPS * GROUPS; block++) {
            starts[block + 1] += starts[block];
        }
        BlockSchedule schedule = new BlockSchedule(starts, ratings.entryCount());
        schedule.fill(ratings, groupOfUser, groupOfItem);
        return schedule;
    }

    private void fill(SparseMatrix matrix, int[] groupOfUser, int[] groupOfItem) {
        int[] next = starts.clone();
        for (int user = 0; user < matrix.rowCount(); user++) {
            for (int position = matrix.start(user); position < matrix.end(user); position++) {
                int at = next[blockOf(groupOfUser[user], groupOfItem[matrix.column(position)])]++;
                users[at] = user;
                items[at] = matrix.column(position);
                ratings[at] = matrix.value(position);
            }
        }
    }

    /** Blocks are numbered by stage, then by group of users. */
    private static int blockOf(int userGroup, int itemGroup) {
        int stage = Math.floorMod(itemGroup - userGroup, GROUPS);
        return stage * GROUPS + userGroup;
    }

    private static int[] ratingsOfUsers(SparseMatrix ratings) {
        int[] counts = new int[ratings.rowCount()];
        for (int user = 0; user < counts.length; user++) {
            counts[user] = ratings.length(user);
        }
        return counts;
    }

    private static int[] ratingsOfItems(SparseMatrix ratings) {
        int[] counts = new int[ratings.columnCount()];
        for (int position = 0; position < ratings.entryCount(); position++) {
            counts[ratings.column(position)]++;
        }
        return counts;
    }

    private static int[] groups(int[] counts, int total) {
        int[] group = new int[counts.length];
        long before = 0;
        for (int at = 0; at < counts.length; at++) {
            group[at] = (int) Math.min(GROUPS - 1, before * GROUPS / total);
            before += counts[at];
        }
        return group;
    }

    int size() {
        return users.length;
    }

    int start(int block) {
        return starts[block];
    }

    int end(int block) {
        return starts[block + 1];
    }

    int user(int at) {
        return users[at];
    }

    int item(int at) {
        return items[at];
    }

    float rating(int at) {
        return ratings[at];
    }
}
