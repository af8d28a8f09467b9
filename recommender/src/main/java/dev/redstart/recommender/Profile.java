package dev.redstart.recommender;

import dev.redstart.common.data.SparseMatrix;
import java.util.Arrays;

/**
 * What is known of whoever asks: item numbers, rising, with the value of each, and the user's number where the profile is exactly that
 * user's training row.
 */
public final class Profile {
    /** {@link #user()} of a profile that is nobody's training row. */
    public static final int NOBODY = -1;

    private final int user;
    private final int[] items;
    private final float[] values;

    private Profile(int user, int[] items, float[] values) {
        this.user = user;
        this.items = items;
        this.values = values;
    }

    /** A training row. */
    static Profile ofUser(SparseMatrix interactions, int user) {
        int start = interactions.start(user);
        int[] items = new int[interactions.length(user)];
        float[] values = new float[items.length];
        for (int at = 0; at < items.length; at++) {
            items[at] = interactions.column(start + at);
            values[at] = interactions.value(start + at);
        }
        return new Profile(user, items, values);
    }

    /** This profile with more items; an item that it has already takes the new value. Nobody's training row any more. */
    Profile with(int[] moreItems, float[] moreValues) {
        float[] valueOf = new float[items.length + moreItems.length];
        int[] merged = new int[items.length + moreItems.length];
        System.arraycopy(items, 0, merged, 0, items.length);
        System.arraycopy(values, 0, valueOf, 0, values.length);
        int size = items.length;
        for (int at = 0; at < moreItems.length; at++) {
            int found = indexOf(merged, size, moreItems[at]);
            merged[found] = moreItems[at];
            valueOf[found] = moreValues[at];
            size = Math.max(size, found + 1);
        }
        return sorted(Arrays.copyOf(merged, size), valueOf);
    }

    static Profile empty() {
        return new Profile(NOBODY, new int[0], new float[0]);
    }

    private static int indexOf(int[] items, int size, int item) {
        for (int at = 0; at < size; at++) {
            if (items[at] == item) {
                return at;
            }
        }
        return size;
    }

    private static Profile sorted(int[] items, float[] values) {
        long[] keys = new long[items.length];
        for (int at = 0; at < items.length; at++) {
            keys[at] = (long) items[at] << 32 | at;
        }
        Arrays.sort(keys);
        int[] sortedItems = new int[items.length];
        float[] sortedValues = new float[items.length];
        for (int at = 0; at < items.length; at++) {
            sortedItems[at] = (int) (keys[at] >>> 32);
            sortedValues[at] = values[(int) keys[at]];
        }
        return new Profile(NOBODY, sortedItems, sortedValues);
    }

    /** The user whose training row this is, or {@link #NOBODY}. */
    public int user() {
        return user;
    }

    /** Number of items. */
    public int size() {
        return items.length;
    }

    public boolean isEmpty() {
        return items.length == 0;
    }

    public int item(int at) {
        return items[at];
    }

    public float value(int at) {
        return values[at];
    }

    public boolean contains(int item) {
        return Arrays.binarySearch(items, item) >= 0;
    }
}
