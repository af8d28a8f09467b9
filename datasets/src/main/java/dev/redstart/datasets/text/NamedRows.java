package dev.redstart.datasets.text;

import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.ColumnFinder.TextPlaces;
import java.util.List;

/**
 * A table of strings whose columns have names: the header's, a JSON object's, or else {@code 0}, {@code 1} and so on. Immutable.
 *
 * @param fileName what messages begin with
 * @param rows as many values each as there are names; one that is missing is empty
 * @param badRows what the reader left out
 */
public record NamedRows(Source source, String fileName, List<String> names, List<List<String>> rows, BadRows badRows) {
    /** Rows that tell texts from other columns. */
    private static final int SAMPLE = 100;

    public NamedRows {
        names = List.copyOf(names);
        rows = List.copyOf(rows);
    }

    /**
     * The place of a column, from 0.
     *
     * @param column its name, or its position from 0
     * @throws dev.redstart.common.data.DataException if there is none; the message names those that there are
     */
    public int column(String column) {
        return ColumnFinder.place(column, names, fileName);
    }

    /** The place of the column that most likely holds the text: one with a usual name, else the one with the longest values. */
    public int textColumn() {
        if (names.size() == 1) {
            return 0;
        }
        List<List<String>> sample = rows.subList(0, Math.min(SAMPLE, rows.size()));
        TextPlaces places = ColumnContents.places(TextColumns.guessed(), names, sample, fileName);
        return places.text();
    }
}
