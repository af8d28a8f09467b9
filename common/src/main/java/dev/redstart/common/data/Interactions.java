package dev.redstart.common.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What users did with items: rows of user, item, value and, where known, time. Columns of primitives, 20 bytes a row. Immutable.
 *
 * <p>The matrices {@link #byUser()} and {@link #byItem()} are built once, when first asked for. A user and item that meet in several
 * rows become one entry there, as {@link Duplicates} says; the rows themselves keep every event, so that a split by time is exact.
 */
public final class Interactions implements Dataset<Interactions>, Timed, Grouped {
    /** What the matrices do with several rows of one user and item. */
    public enum Duplicates {
        /** The last row counts, by time where there are times, else by position: a user changed a rating. */
        LAST,
        /** The values add up: a user bought again. */
        SUM
    }

    private final Source source;
    private final Duplicates duplicates;
    private final Vocabulary users;
    private final Vocabulary items;
    private final int[] userOfRow;
    private final int[] itemOfRow;
    private final float[] valueOfRow;
    private final long[] timeOfRow;
    private @Nullable SparseMatrix byUser;
    private @Nullable SparseMatrix byItem;

    private Interactions(
            Source source,
            Duplicates duplicates,
            Vocabulary users,
            Vocabulary items,
            int[] user,
            int[] item,
            float[] value,
            long[] time) {
        this.source = source;
        this.duplicates = duplicates;
        this.users = users;
        this.items = items;
        this.userOfRow = user;
        this.itemOfRow = item;
        this.valueOfRow = value;
        this.timeOfRow = time;
    }

    /** Starts an empty set; ratings want {@link Duplicates#LAST}, events {@link Duplicates#SUM}. */
    public static Builder builder(Duplicates duplicates) {
        return new Builder(duplicates);
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public int size() {
        return userOfRow.length;
    }

    public Duplicates duplicates() {
        return duplicates;
    }

    /** Everyone who has at least one row. */
    public Vocabulary users() {
        return users;
    }

    /** Everything that has at least one row. */
    public Vocabulary items() {
        return items;
    }

    public int userOf(int row) {
        return userOfRow[row];
    }

    public int itemOf(int row) {
        return itemOfRow[row];
    }

    /** The rating, or the weight of an event; always finite. */
    public float valueOf(int row) {
        return valueOfRow[row];
    }

    @Override
    public boolean hasTimes() {
        return timeOfRow.length > 0 || userOfRow.length == 0;
    }

    @Override
    public long timeOf(int row) {
        return timeOfRow[row];
    }

    @Override
    public int groupCount() {
        return users.size();
    }

    @Override
    public int groupOf(int row) {
        return userOfRow[row];
    }

    /** One row a user, one column an item. */
    public synchronized SparseMatrix byUser() {
        if (byUser == null) {
            byUser = byItem().transpose();
        }
        return byUser;
    }

    /** One row an item, one column a user. */
    public synchronized SparseMatrix byItem() {
        if (byItem == null) {
            byItem = MatrixBuilder.byItem(this);
        }
        return byItem;
    }

    /** These rows with vocabularies of their own: a model trained on a part knows only whom it has seen. */
    @Override
    public Interactions select(int[] rows) {
        Renumbering newUsers = new Renumbering(users);
        Renumbering newItems = new Renumbering(items);
        int[] user = new int[rows.length];
        int[] item = new int[rows.length];
        float[] value = new float[rows.length];
        long[] time = new long[timeOfRow.length == 0 ? 0 : rows.length];
        for (int row = 0; row < rows.length; row++) {
            user[row] = newUsers.number(userOfRow[rows[row]]);
            item[row] = newItems.number(itemOfRow[rows[row]]);
            value[row] = valueOfRow[rows[row]];
            if (time.length > 0) {
                time[row] = timeOfRow[rows[row]];
            }
        }
        return new Interactions(
                source, duplicates, newUsers.vocabulary(), newItems.vocabulary(), user, item, value, time);
    }

    @Override
    public String toString() {
        return source.name() + ": " + size() + " interactions, " + users.size() + " users, " + items.size() + " items";
    }

    /** Numbers the old indexes that are used, in the order of their first use. */
    private static final class Renumbering {
        private final Vocabulary old;
        private final int[] newIndex;
        private int[] oldIndex = new int[16];
        private int size;

        Renumbering(Vocabulary old) {
            this.old = old;
            this.newIndex = new int[old.size()];
            Arrays.fill(newIndex, Vocabulary.UNKNOWN);
        }

        int number(int index) {
            if (newIndex[index] == Vocabulary.UNKNOWN) {
                if (size == oldIndex.length) {
                    oldIndex = Arrays.copyOf(oldIndex, size * 2);
                }
                oldIndex[size] = index;
                newIndex[index] = size++;
            }
            return newIndex[index];
        }

        Vocabulary vocabulary() {
            return Vocabulary.of(
                    Arrays.stream(oldIndex, 0, size).mapToObj(old::id).toList());
        }
    }

    /** Collects rows in flat, growing arrays. Not thread-safe. */
    public static final class Builder {
        private final Duplicates duplicates;
        private final Vocabulary.Builder users = new Vocabulary.Builder();
        private final Vocabulary.Builder items = new Vocabulary.Builder();
        private int[] user = new int[1 << 10];
        private int[] item = new int[1 << 10];
        private float[] value = new float[1 << 10];
        private long[] time = new long[0];
        private int size;

        private Builder(Duplicates duplicates) {
            this.duplicates = duplicates;
        }

        /** The user ids so far: readers add to it straight from their buffers. */
        public Vocabulary.Builder users() {
            return users;
        }

        /** The item ids so far. */
        public Vocabulary.Builder items() {
            return items;
        }

        public int size() {
            return size;
        }

        public Builder add(String userId, String itemId, float rowValue) {
            return add(users.add(userId), items.add(itemId), rowValue);
        }

        public Builder add(String userId, String itemId, float rowValue, long epochSecond) {
            return add(users.add(userId), items.add(itemId), rowValue, epochSecond);
        }

        /** A row without a time, by the numbers that {@link #users()} and {@link #items()} gave. */
        public Builder add(int userIndex, int itemIndex, float rowValue) {
            if (time.length > 0) {
                throw new IllegalArgumentException("row " + size + " has no time, but the rows before it have one");
            }
            append(userIndex, itemIndex, rowValue);
            return this;
        }

        /** A row with a time in seconds since 1970. */
        public Builder add(int userIndex, int itemIndex, float rowValue, long epochSecond) {
            if (time.length == 0 && size > 0) {
                throw new IllegalArgumentException("row " + size + " has a time, but the rows before it have none");
            }
            append(userIndex, itemIndex, rowValue);
            if (time.length < user.length) {
                time = Arrays.copyOf(time, user.length);
            }
            time[size - 1] = epochSecond;
            return this;
        }

        private void append(int userIndex, int itemIndex, float rowValue) {
            if (!Float.isFinite(rowValue)) {
                throw new IllegalArgumentException("value must be finite, got " + rowValue);
            }
            if (size == user.length) {
                int capacity = Math.multiplyExact(size, 2);
                user = Arrays.copyOf(user, capacity);
                item = Arrays.copyOf(item, capacity);
                value = Arrays.copyOf(value, capacity);
            }
            user[size] = userIndex;
            item[size] = itemIndex;
            value[size++] = rowValue;
        }

        /** The rows so far. Ids that were numbered for a row that was then refused or skipped are left out. */
        public Interactions build(Source source) {
            Interactions all = new Interactions(
                    source,
                    duplicates,
                    users.build(),
                    items.build(),
                    Arrays.copyOf(user, size),
                    Arrays.copyOf(item, size),
                    Arrays.copyOf(value, size),
                    Arrays.copyOf(time, time.length == 0 ? 0 : size));
            boolean allUsed = distinct(all.userOfRow) == users.size() && distinct(all.itemOfRow) == items.size();
            return allUsed ? all : all.select(IntStream.range(0, size).toArray());
        }

        private static int distinct(int[] indexes) {
            BitSet seen = new BitSet();
            for (int index : indexes) {
                seen.set(index);
            }
            return seen.cardinality();
        }
    }
}
