package dev.redstart.datasets.text;

import dev.redstart.common.data.DataException;
import dev.redstart.datasets.text.ColumnFinder.TextPlaces;
import java.util.List;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds the columns of labelled texts: by their names, else by what the first rows hold. */
final class ColumnContents {
    private ColumnContents() {}

    /**
     * @param names the header's, or {@link #positions}
     * @param sample some rows
     */
    static TextPlaces places(TextColumns columns, List<String> names, List<List<String>> sample, String where) {
        if (names.size() < 2) {
            throw new DataException(where + ": a label and a text are needed, but there is only " + names);
        }
        TextPlaces named = ColumnFinder.texts(columns, names, where);
        int text = named.text() >= 0 ? named.text() : mostTelling(sample, names.size(), named.label());
        int label = named.label() >= 0 ? named.label() : fewestValues(sample, names.size(), text);
        return new TextPlaces(label, text);
    }

    /** The names of columns without a header: 0, 1 and so on. */
    static List<String> positions(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    /** The column with the longest and most different values, the first of equal ones; {@code except} is out of the question. */
    private static int mostTelling(List<List<String>> rows, int columnCount, int except) {
        return best(
                columnCount,
                except,
                column -> values(rows, column).distinct().count()
                        * values(rows, column).mapToLong(String::length).sum());
    }

    /** The column with the fewest different values, the first of equal ones. */
    private static int fewestValues(List<List<String>> rows, int columnCount, int except) {
        return best(
                columnCount, except, column -> -values(rows, column).distinct().count());
    }

    private static Stream<String> values(List<List<String>> rows, int column) {
        return rows.stream().filter(row -> column < row.size()).map(row -> row.get(column));
    }

    private static int best(int columnCount, int except, IntToLongFunction score) {
        int best = except == 0 ? 1 : 0;
        for (int column = best + 1; column < columnCount; column++) {
            if (column != except && score.applyAsLong(column) > score.applyAsLong(best)) {
                best = column;
            }
        }
        return best;
    }
}
