package dev.redstart.datasets;

import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.TextColumns;
import dev.redstart.datasets.text.TextFormat;

/**
 * How labelled texts are loaded where the data cannot say it itself.
 *
 * @param columns which columns hold what
 * @param format how a delimited text is written
 * @param badRows what happens to a row that cannot be understood
 */
public record TextOptions(TextColumns columns, TextFormat format, BadRows.Policy badRows) {
    /** Everything is found in the data; a bad row is an error. */
    public static TextOptions defaults() {
        return new TextOptions(TextColumns.guessed(), TextFormat.detected(), BadRows.Policy.FAIL);
    }

    public TextOptions withColumns(TextColumns value) {
        return new TextOptions(value, format, badRows);
    }

    public TextOptions withFormat(TextFormat value) {
        return new TextOptions(columns, value, badRows);
    }

    public TextOptions withBadRows(BadRows.Policy value) {
        return new TextOptions(columns, format, value);
    }
}
