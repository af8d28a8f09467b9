package dev.redstart.common.data;

import org.jspecify.annotations.Nullable;

/**
 * What stands in one column of a table, apart from the label.
 *
 * @param categories the values that the column may have, in the order of their names; {@code null} if it holds numbers
 */
public record TableColumn(String name, @Nullable Vocabulary categories) {
    public TableColumn {
        if (name.isBlank()) {
            throw new IllegalArgumentException("the name of a column must not be blank");
        }
    }

    public static TableColumn ofNumbers(String name) {
        return new TableColumn(name, null);
    }

    public boolean isNumeric() {
        return categories == null;
    }
}
