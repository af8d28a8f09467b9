package dev.redstart.tabular.features;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Table;
import dev.redstart.common.data.TableColumn;
import dev.redstart.common.data.TableRow;
import dev.redstart.common.model.ModelException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What a model reads of a row: every column as one number or several, learned from training rows and the same ever after. 0 everywhere is the
 * average training row. Immutable.
 *
 * <ul>
 *   <li>Numbers are scaled ({@link Scaling}) and kept within limits: as far as training went and as far again, and not beyond 20 times the
 *       width of its middle half, so that 1e30 does no harm. What is still more than 5 deviations from the mean counts as 5.
 *   <li>An empty number counts as the median; if training had empty cells there, being empty is a number of its own.
 *   <li>Categories are one-hot. If training had empty cells there, empty is a category; else an empty cell, and any category that training did
 *       not see, counts as an average row.
 *   <li>A column of one value says nothing and is left out.
 *   <li>A row must name each column, if only with {@code null}; what else it names does not matter.
 * </ul>
 */
public final class TableFeatures {
    private final List<ColumnFeatures> columns;
    /** The place of each column's first number, and behind it the number of all. */
    private final int[] starts;

    private TableFeatures(List<ColumnFeatures> columns) {
        this.columns = List.copyOf(columns);
        this.starts = new int[columns.size() + 1];
        for (int column = 0; column < columns.size(); column++) {
            starts[column + 1] = starts[column] + columns.get(column).size();
        }
    }

    /**
     * Learns from training rows.
     *
     * @param maxCategories of a column, the most frequent ones; the others count as unknown; at least 1
     * @throws DataException if no column says anything
     */
    public static TableFeatures learn(Table rows, Scaling scaling, int maxCategories) {
        List<ColumnFeatures> learned = new ArrayList<>();
        for (int column = 0; column < rows.columns().size(); column++) {
            TableColumn what = rows.columns().get(column);
            learned.add(
                    what.isNumeric()
                            ? NumberFeatures.learn(what.name(), numbers(rows, column), scaling)
                            : CategoryFeatures.learn(rows, column, maxCategories));
        }
        TableFeatures features = new TableFeatures(learned);
        if (features.size() == 0) {
            throw new DataException(rows.source().name() + ": none of the " + learned.size()
                    + " columns has two different values, so there is nothing to learn from");
        }
        return features;
    }

    private static float[] numbers(Table rows, int column) {
        float[] numbers = new float[rows.size()];
        for (int row = 0; row < numbers.length; row++) {
            numbers[row] = rows.number(row, column);
        }
        return numbers;
    }

    /** What {@link #toJson} wrote. */
    public static TableFeatures fromJson(Map<String, Object> json) {
        if (!(json.get("columns") instanceof List<?> columns)) {
            throw new ModelException("the features have no list 'columns'");
        }
        return new TableFeatures(columns.stream().map(FeatureJson::column).toList());
    }

    public Map<String, Object> toJson() {
        return Map.of("columns", columns.stream().map(ColumnFeatures::toJson).toList());
    }

    /** What a row consists of: names, and the categories that are known. */
    public List<TableColumn> columns() {
        return columns.stream().map(ColumnFeatures::column).toList();
    }

    /** Numbers in a row, at least 1. */
    public int size() {
        return starts[columns.size()];
    }

    /** The place of the column's first number; that of the next column lies behind its last. */
    public int start(int column) {
        return starts[column];
    }

    /** What most people would expect to find in the column: the median, or the most frequent category. */
    public Object typical(int column) {
        return columns.get(column).typical();
    }

    /** Columns of one value, which the model does not read. */
    public List<String> constantColumns() {
        return columns.stream()
                .filter(column -> column.size() == 0)
                .map(column -> column.column().name())
                .toList();
    }

    /**
     * A row as numbers.
     *
     * @throws IllegalArgumentException if a column is missing, or has text where a number is needed
     */
    public float[] of(TableRow row) {
        checkNames(row);
        float[] features = new float[size()];
        for (int column = 0; column < columns.size(); column++) {
            ColumnFeatures how = columns.get(column);
            how.write(row.values().get(how.column().name()), features, starts[column]);
        }
        return features;
    }

    private void checkNames(TableRow row) {
        List<String> missing = columns.stream()
                .map(column -> column.column().name())
                .filter(name -> !row.values().containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            List<String> unknown = row.values().keySet().stream()
                    .filter(name -> columns.stream()
                            .noneMatch(column -> column.column().name().equals(name)))
                    .toList();
            throw new IllegalArgumentException("the row lacks " + quoted(missing) + "; say null for what is not known"
                    + (unknown.isEmpty() ? "" : ". The model does not know " + quoted(unknown)));
        }
    }

    private static String quoted(List<String> names) {
        String words = String.join(
                ", ", names.stream().limit(10).map(name -> "'" + name + "'").toList());
        return names.size() > 10 ? words + " and " + (names.size() - 10) + " more columns" : words;
    }

    /**
     * The rows of a table as numbers.
     *
     * @throws DataException if a column is missing, or has text where a number is needed
     */
    public float[][] of(Table rows) {
        float[][] features = new float[rows.size()][size()];
        Map<String, Integer> places = new HashMap<>();
        IntStream.range(0, rows.columns().size())
                .forEach(place -> places.put(rows.columns().get(place).name(), place));
        List<String> missing = columns.stream()
                .map(column -> column.column().name())
                .filter(name -> !places.containsKey(name))
                .toList();
        if (!missing.isEmpty()) {
            throw new DataException(
                    rows.source().name() + " lacks the columns that the model reads: " + quoted(missing));
        }
        for (int column = 0; column < columns.size(); column++) {
            ColumnFeatures how = columns.get(column);
            write(rows, places.getOrDefault(how.column().name(), 0), how, features, starts[column]);
        }
        return features;
    }

    private static void write(Table rows, int place, ColumnFeatures how, float[][] features, int at) {
        for (int row = 0; row < features.length; row++) {
            try {
                how.write(rows.value(row, place), features[row], at);
            } catch (IllegalArgumentException e) {
                throw new DataException(rows.source().name() + ": row " + (row + 1) + ": " + e.getMessage(), e);
            }
        }
    }
}
