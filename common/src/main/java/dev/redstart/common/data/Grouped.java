package dev.redstart.common.data;

/** Rows that belong to someone, so that the last ones of each can be held out. */
public interface Grouped {
    int groupCount();

    /** A number from 0 to {@code groupCount() - 1}. */
    int groupOf(int row);
}
