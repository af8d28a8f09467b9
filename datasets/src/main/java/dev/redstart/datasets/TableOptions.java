package dev.redstart.datasets;

import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.TableColumns;
import dev.redstart.datasets.text.TextFormat;
import org.jspecify.annotations.Nullable;

/**
 * How a table is loaded where the data cannot say it itself.
 *
 * @param columns which columns hold what
 * @param format how a delimited text is written
 * @param badRows what happens to a row that cannot be understood
 * @param labels the path of a {@code .npy} file with a label for each row of the {@code .npy} file that is loaded; {@code null} if there is none
 */
public record TableOptions(
        TableColumns columns,
        TextFormat format,
        BadRows.Policy badRows,
        @Nullable String labels) {
    /** Everything is found in the data; a bad row is an error. */
    public static TableOptions defaults() {
        return new TableOptions(TableColumns.guessed(), TextFormat.detected(), BadRows.Policy.FAIL, null);
    }

    public TableOptions withColumns(TableColumns value) {
        return new TableOptions(value, format, badRows, labels);
    }

    /** The column to be foretold, by name or by position from 0. */
    public TableOptions withLabel(String column) {
        return withColumns(columns.withLabel(column));
    }

    public TableOptions withFormat(TextFormat value) {
        return new TableOptions(columns, value, badRows, labels);
    }

    public TableOptions withBadRows(BadRows.Policy value) {
        return new TableOptions(columns, format, value, labels);
    }

    public TableOptions withLabels(String npyFile) {
        return new TableOptions(columns, format, badRows, npyFile);
    }
}
