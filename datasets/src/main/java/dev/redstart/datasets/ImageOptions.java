package dev.redstart.datasets;

import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.TextColumns;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How labelled images are loaded where the data cannot say it itself.
 *
 * @param columns of a table of paths: the label, and the path as its text
 * @param badRows what happens to a file that is no picture or cannot be read
 * @param cache the directory of fetched data sets; {@code null} knows the bundled ones only
 */
public record ImageOptions(
        TextColumns columns,
        BadRows.Policy badRows,
        @Nullable Path cache) {
    /** Everything is found in the data; a bad file is an error. */
    public static ImageOptions defaults() {
        return new ImageOptions(TextColumns.guessed(), BadRows.Policy.FAIL, null);
    }

    public ImageOptions withColumns(TextColumns value) {
        return new ImageOptions(value, badRows, cache);
    }

    public ImageOptions withBadRows(BadRows.Policy value) {
        return new ImageOptions(columns, value, cache);
    }

    public ImageOptions withCache(Path directory) {
        return new ImageOptions(columns, badRows, directory);
    }
}
