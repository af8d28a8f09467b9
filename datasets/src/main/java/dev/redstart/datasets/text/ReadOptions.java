package dev.redstart.datasets.text;

import dev.redstart.common.data.Interactions.Duplicates;
import org.jspecify.annotations.Nullable;

/**
 * How rows become interactions.
 *
 * @param columns which columns hold what
 * @param format how a delimited text is written; JSON lines need none
 * @param badRows what happens to a row that cannot be understood
 * @param duplicates {@code null} takes {@code LAST} where there is a value column, for ratings, and {@code SUM} elsewhere, for events
 */
public record ReadOptions(
        Columns columns,
        TextFormat format,
        BadRows.Policy badRows,
        @Nullable Duplicates duplicates) {
    /** Everything is found in the text; a bad row is an error. */
    public static ReadOptions defaults() {
        return new ReadOptions(Columns.guessed(), TextFormat.detected(), BadRows.Policy.FAIL, null);
    }

    public ReadOptions withColumns(Columns value) {
        return new ReadOptions(value, format, badRows, duplicates);
    }

    public ReadOptions withFormat(TextFormat value) {
        return new ReadOptions(columns, value, badRows, duplicates);
    }

    public ReadOptions withBadRows(BadRows.Policy value) {
        return new ReadOptions(columns, format, value, duplicates);
    }

    public ReadOptions withDuplicates(Duplicates value) {
        return new ReadOptions(columns, format, badRows, value);
    }

    Duplicates duplicates(boolean hasValues) {
        if (duplicates != null) {
            return duplicates;
        }
        return hasValues ? Duplicates.LAST : Duplicates.SUM;
    }
}
