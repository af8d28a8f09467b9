package dev.redstart.common.data;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of numbers and categories, with or without a label: what a bank knows of its customers. Immutable.
 *
 * <p>A column is one flat array: floats, or the numbers of categories. Labels are numbered in the order of their names, as those of {@link
 * Documents}; a part of the table ({@link #select}) keeps all labels and categories, even those of which it has no row.
 */
public final class Table implements Dataset<Table> {
    /** The category of a cell that is empty. */
    public static final int MISSING = Vocabulary.UNKNOWN;

    private final Source source;
    private final int size;
    private final List<TableColumn> columns;
    /** By column: a {@code float[]} with NaN, or an {@code int[]} with {@link #MISSING}, for empty cells. */
    private final Object[] cells;

    private final String labelName;
    private final RowLabels labels;

    private Table(Builder from, Source source) {
        this(source, from.size(), from.columns, from.cells.toArray(), from.labelName, from.labels);
    }

    private Table(
            Source source, int size, List<TableColumn> columns, Object[] cells, String labelName, RowLabels labels) {
        this.source = source;
        this.size = size;
        this.columns = List.copyOf(columns);
        this.cells = cells;
        this.labelName = labelName;
        this.labels = labels;
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public Source source() {
        return source;
    }

    @Override
    public int size() {
        return size;
    }

    /** All columns but that of the label. */
    public List<TableColumn> columns() {
        return columns;
    }

    /** The number in a numeric column; NaN if the cell is empty. */
    public float number(int row, int column) {
        return ((float[]) cells[column])[row];
    }

    /** The number of the category in {@link TableColumn#categories()}; {@link #MISSING} if the cell is empty. */
    public int category(int row, int column) {
        return ((int[]) cells[column])[row];
    }

    /** Whether {@link #label} answers. */
    public boolean hasLabels() {
        return labels.names().size() > 0;
    }

    /** The name of the label's column; empty if there is none. */
    public String labelName() {
        return labelName;
    }

    /** Every label that a row may have. */
    public Vocabulary labels() {
        return labels.names();
    }

    /** The number of the row's label in {@link #labels()}. */
    public int label(int row) {
        return labels.number(row);
    }

    /** The number of each row's label; a new array, empty if there are no labels. */
    public int[] labelNumbers() {
        return labels.copyNumbers();
    }

    /** How many rows each label has, by its number. */
    public int[] rowsOfLabel() {
        return labels.counts();
    }

    /** The row as a question to a model: without its label. */
    public TableRow row(int row) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            values.put(columns.get(column).name(), value(row, column));
        }
        return new TableRow(values);
    }

    /** What stands in a cell: a {@code Float}, a category, or {@code null} if it is empty. */
    public @Nullable Object value(int row, int column) {
        Vocabulary categories = columns.get(column).categories();
        if (categories == null) {
            return Float.isNaN(number(row, column)) ? null : number(row, column);
        }
        return category(row, column) == MISSING ? null : categories.id(category(row, column));
    }

    @Override
    public Table select(int[] rows) {
        Object[] selected = new Object[cells.length];
        for (int column = 0; column < selected.length; column++) {
            selected[column] = cells[column] instanceof float[] numbers
                    ? select(numbers, rows)
                    : select((int[]) cells[column], rows);
        }
        return new Table(source, rows.length, columns, selected, labelName, labels.select(rows));
    }

    private static float[] select(float[] from, int[] rows) {
        float[] selected = new float[rows.length];
        for (int row = 0; row < rows.length; row++) {
            selected[row] = from[rows[row]];
        }
        return selected;
    }

    private static int[] select(int[] from, int[] rows) {
        int[] selected = new int[rows.length];
        for (int row = 0; row < rows.length; row++) {
            selected[row] = from[rows[row]];
        }
        return selected;
    }

    /** The same rows with labels numbered as in another set; its labels first, then those that only this one has. */
    public Table labelledAs(Vocabulary others) {
        return new Table(source, size, columns, cells, labelName, labels.numberedAs(others));
    }

    @Override
    public String toString() {
        return source.name() + ": " + size + " rows, " + columns.size() + " columns, "
                + labels.names().size() + " labels";
    }

    /** Collects columns, all of one length. Not thread-safe. */
    public static final class Builder {
        private final List<TableColumn> columns = new ArrayList<>();
        private final List<Object> cells = new ArrayList<>();
        private String labelName = "";
        private RowLabels labels = RowLabels.NONE;
        private int size = -1;

        private Builder() {}

        private int size() {
            return Math.max(0, size);
        }

        /** @param values finite numbers, or NaN for an empty cell */
        public Builder numbers(String name, float[] values) {
            checkNew(name, values.length);
            for (int row = 0; row < values.length; row++) {
                if (Float.isInfinite(values[row])) {
                    throw new IllegalArgumentException(
                            "column '" + name + "' has " + values[row] + " in row " + row + "; numbers must be finite");
                }
            }
            columns.add(TableColumn.ofNumbers(name));
            cells.add(values.clone());
            return this;
        }

        /** @param values {@code null} for an empty cell */
        public Builder categories(String name, List<? extends @Nullable String> values) {
            checkNew(name, values.size());
            Vocabulary sorted = sorted(values);
            columns.add(new TableColumn(name, sorted));
            cells.add(numbered(values, sorted));
            return this;
        }

        /** The label of each row, which none may lack. */
        public Builder labels(String name, List<String> values) {
            checkNew(name, values.size());
            labelName = name;
            labels = RowLabels.of(values);
            return this;
        }

        private void checkNew(String name, int length) {
            if (size >= 0 && size != length) {
                throw new IllegalArgumentException(
                        "column '" + name + "' has " + length + " rows, those before it " + size);
            }
            size = length;
            if (name.equals(labelName)
                    || columns.stream().anyMatch(column -> column.name().equals(name))) {
                throw new IllegalArgumentException("there are two columns '" + name + "'");
            }
        }

        private static Vocabulary sorted(List<? extends @Nullable String> values) {
            return Vocabulary.of(values.stream()
                    .filter(value -> value != null)
                    .map(String::valueOf)
                    .distinct()
                    .sorted()
                    .toList());
        }

        private static int[] numbered(List<? extends @Nullable String> values, Vocabulary names) {
            return IntStream.range(0, values.size())
                    .map(row -> {
                        String value = values.get(row);
                        return value == null ? MISSING : names.indexOf(value);
                    })
                    .toArray();
        }

        public Table build(Source source) {
            return new Table(this, source);
        }
    }
}
