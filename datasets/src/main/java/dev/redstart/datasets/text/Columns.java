package dev.redstart.datasets.text;

import org.jspecify.annotations.Nullable;

/**
 * Which columns hold the user, the item, the value and the time: by a header name, or by a position such as {@code 2}, counted from 1.
 * {@code null} leaves the choice to the reader, which knows the usual names ({@code userId}, {@code customer}, {@code rating} ...) and,
 * without a header, takes the order user, item, value, time.
 *
 * @param value the rating or weight of a row; {@link #NONE} makes every row count 1
 * @param time the moment of a row; {@link #NONE} reads no times
 */
public record Columns(
        @Nullable String user,
        @Nullable String item,
        @Nullable String value,
        @Nullable String time) {
    /** There is no such column, whatever the header says. */
    public static final String NONE = "";

    public Columns {
        if (NONE.equals(user) || NONE.equals(item)) {
            throw new IllegalArgumentException("user and item need a column each; only value and time can do without");
        }
    }

    /** The reader finds all of them. */
    public static Columns guessed() {
        return new Columns(null, null, null, null);
    }

    public Columns withUser(String column) {
        return new Columns(column, item, value, time);
    }

    public Columns withItem(String column) {
        return new Columns(user, column, value, time);
    }

    public Columns withValue(String column) {
        return new Columns(user, item, column, time);
    }

    public Columns withTime(String column) {
        return new Columns(user, item, value, column);
    }

    /** Every row counts 1. */
    public Columns withoutValue() {
        return withValue(NONE);
    }

    public Columns withoutTime() {
        return withTime(NONE);
    }
}
