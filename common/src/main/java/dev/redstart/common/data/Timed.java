package dev.redstart.common.data;

/** Rows that may carry a moment, so that they can be split by time. */
public interface Timed {
    /** Whether every row has a time. */
    boolean hasTimes();

    /** Seconds since 1970-01-01T00:00Z. */
    long timeOf(int row);
}
