package dev.redstart.datasets;

import dev.redstart.common.data.Interactions.Duplicates;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.Columns;
import dev.redstart.datasets.text.ReadOptions;
import dev.redstart.datasets.text.TextFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How interactions are loaded where the data cannot say it itself.
 *
 * @param columns which columns hold what
 * @param format how a delimited text is written
 * @param badRows what happens to a row that cannot be understood
 * @param duplicates {@code null} takes {@code LAST} where there is a value column, for ratings, and {@code SUM} elsewhere, for events
 * @param cache the directory of fetched data sets; {@code null} knows the bundled ones only
 */
public record LoadOptions(
        Columns columns,
        TextFormat format,
        BadRows.Policy badRows,
        @Nullable Duplicates duplicates,
        @Nullable Path cache) {
    /** Everything is found in the data; a bad row is an error. */
    public static LoadOptions defaults() {
        return new LoadOptions(Columns.guessed(), TextFormat.detected(), BadRows.Policy.FAIL, null, null);
    }

    public LoadOptions withColumns(Columns value) {
        return new LoadOptions(value, format, badRows, duplicates, cache);
    }

    public LoadOptions withFormat(TextFormat value) {
        return new LoadOptions(columns, value, badRows, duplicates, cache);
    }

    public LoadOptions withBadRows(BadRows.Policy value) {
        return new LoadOptions(columns, format, value, duplicates, cache);
    }

    public LoadOptions withDuplicates(Duplicates value) {
        return new LoadOptions(columns, format, badRows, value, cache);
    }

    public LoadOptions withCache(Path directory) {
        return new LoadOptions(columns, format, badRows, duplicates, directory);
    }

    ReadOptions reading() {
        return new ReadOptions(columns, format, badRows, duplicates);
    }
}
