package dev.redstart.datasets.text;

import java.util.List;

/**
 * The rows that a reader left out because they could not be understood.
 *
 * @param count how many
 * @param first the messages of the first few, in file order: {@code ratings.csv:17: value 'x' is not a number}
 */
public record BadRows(long count, List<String> first) {
    /** No row was bad. */
    public static final BadRows NONE = new BadRows(0, List.of());

    /** What a reader does with a row that it cannot understand. */
    public enum Policy {
        /** Stops with a {@link dev.redstart.common.data.DataException}. */
        FAIL,
        /** Leaves it out and counts it. */
        SKIP
    }

    public BadRows {
        first = List.copyOf(first);
    }
}
