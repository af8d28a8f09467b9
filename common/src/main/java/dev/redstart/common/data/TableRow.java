package dev.redstart.common.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row by column name: numbers, strings, booleans, and {@code null} for what is not known. Immutable.
 *
 * @param values in the order in which they were given
 */
public record TableRow(Map<String, @Nullable Object> values) {
    public TableRow {
        values.forEach(TableRow::check);
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** A row without names: as many values as there are columns, in their order. */
    public static TableRow of(List<TableColumn> columns, List<? extends @Nullable Object> values) {
        if (values.size() != columns.size()) {
            throw new IllegalArgumentException(
                    "a row needs " + columns.size() + " values, one a column, got " + values.size());
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            named.put(columns.get(column).name(), values.get(column));
        }
        return new TableRow(named);
    }

    private static void check(String column, @Nullable Object value) {
        boolean known = value == null || value instanceof Number || value instanceof String || value instanceof Boolean;
        if (!known) {
            throw new IllegalArgumentException(
                    "the value of column '" + column + "' must be a number, a string, true, false or null");
        }
    }

    /** The same row with another value in one column. */
    public TableRow with(String column, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(column, value);
        return new TableRow(changed);
    }
}
