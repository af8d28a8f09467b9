package dev.redstart.datasets.text;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which columns of a table hold what: by a header name, or by a position such as {@code 1}, counted from 0.
 *
 * @param label the column to be foretold; {@code null} takes the first of the usual names ({@code label}, {@code class}, {@code target}, {@code
 *     default}, {@code outcome}, {@code y}) that there is; {@link #NONE} or a table without such a name has no label
 * @param categories columns of categories though they hold numbers, such as codes
 * @param ignored columns that are not read: numbers of rows, and what nobody may decide by
 */
public record TableColumns(@Nullable String label, List<String> categories, List<String> ignored) {
    /** There is no such column, whatever the header says. */
    public static final String NONE = "";

    public TableColumns {
        categories = List.copyOf(categories);
        ignored = List.copyOf(ignored);
    }

    /** The label by its usual names; every column of numbers holds numbers, and all are read. */
    public static TableColumns guessed() {
        return new TableColumns(null, List.of(), List.of());
    }

    public TableColumns withLabel(String column) {
        return new TableColumns(column, categories, ignored);
    }

    public TableColumns withCategories(List<String> columns) {
        return new TableColumns(label, columns, ignored);
    }

    public TableColumns withIgnored(List<String> columns) {
        return new TableColumns(label, categories, columns);
    }

    /** What is said here, and what others say of the rest. */
    public TableColumns or(TableColumns others) {
        return new TableColumns(
                label == null ? others.label : label,
                categories.isEmpty() ? others.categories : categories,
                ignored.isEmpty() ? others.ignored : ignored);
    }
}
