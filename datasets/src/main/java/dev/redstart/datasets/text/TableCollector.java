package dev.redstart.datasets.text;

import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Checks the cells of a table's rows, and collects those of the good ones by column. Not thread-safe. */
final class TableCollector {
    /** The cells of one column. */
    private sealed interface Cells {
        String name();
    }

    private static final class Numbers implements Cells {
        private final String name;
        private float[] values = new float[1 << 8];

        private Numbers(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        private void set(int row, float value) {
            if (row == values.length) {
                values = Arrays.copyOf(values, row * 2);
            }
            values[row] = value;
        }
    }

    /** @param same each value once, so that a million rows hold one string a category */
    private record Categories(String name, List<@Nullable String> values, Map<String, String> same) implements Cells {
        private void add(String text) {
            values.add(CellText.isMissing(text) ? null : same.computeIfAbsent(text, value -> value));
        }
    }

    private final String label;
    private final RowProblems problems;
    private final List<Cells> columns = new ArrayList<>();
    private final List<String> labels = new ArrayList<>();
    private int size;

    /** @param label the name of the label's column; empty for none */
    TableCollector(String label, RowProblems problems) {
        this.label = label;
        this.problems = problems;
    }

    void column(String name, boolean numeric) {
        columns.add(numeric ? new Numbers(name) : new Categories(name, new ArrayList<>(), new HashMap<>()));
    }

    /** Good rows so far. */
    int size() {
        return size;
    }

    void add(TableRows row) {
        String rowLabel = label.isEmpty() ? "" : row.text(label);
        if (!label.isEmpty() && CellText.isMissing(rowLabel)) {
            problems.report(row.line(), "the label in column " + Excerpt.of(label) + " is missing");
            return;
        }
        // Numbers first: they may refuse the row, and then nothing must have been added.
        for (Cells column : columns) {
            if (column instanceof Numbers numbers && !set(numbers, row)) {
                return;
            }
        }
        for (Cells column : columns) {
            if (column instanceof Categories categories) {
                categories.add(row.text(column.name()));
            }
        }
        labels.add(rowLabel);
        size++;
    }

    private boolean set(Numbers column, TableRows row) {
        String text = row.text(column.name());
        boolean missing = CellText.isMissing(text);
        float value = missing ? Float.NaN : CellText.number(text);
        if (!missing && Float.isNaN(value)) {
            problems.report(row.line(), "column " + Excerpt.of(column.name()) + ": " + CellText.problem(text));
            return false;
        }
        column.set(size, value);
        return true;
    }

    Table build(Source source) {
        Table.Builder table = Table.builder();
        for (Cells column : columns) {
            switch (column) {
                case Numbers numbers -> table.numbers(numbers.name, Arrays.copyOf(numbers.values, size));
                case Categories categories -> table.categories(categories.name(), categories.values());
            }
        }
        if (!label.isEmpty()) {
            table.labels(label, labels);
        }
        return table.build(source);
    }
}
