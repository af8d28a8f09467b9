package dev.redstart.datasets.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Decides whether the first line of a text names the columns. */
final class HeaderGuess {
    private HeaderGuess() {}

    /**
     * Yes if the caller asks for columns by name, if the names are the usual ones, or if a column holds numbers or times in all lines but the
     * first, and the first holds none at all.
     */
    static boolean isHeader(List<String> lines, String separator, Columns columns) {
        List<List<String>> rows =
                lines.stream().map(line -> fields(line, separator, true)).toList();
        return Stream.of(columns.user(), columns.item(), columns.value(), columns.time())
                        .anyMatch(HeaderGuess::isName)
                || ColumnFinder.usualNames(rows.getFirst())
                || hasQuantitiesBelowNames(rows);
    }

    /** The same for labelled texts. */
    static boolean isHeader(List<List<String>> rows, TextColumns columns) {
        return Stream.of(columns.label(), columns.text()).anyMatch(HeaderGuess::isName)
                || ColumnFinder.usualTextNames(rows.getFirst())
                || hasQuantitiesBelowNames(rows);
    }

    /** The same for columns of any kind. */
    static boolean isHeader(List<List<String>> rows, List<String> said) {
        return said.stream().anyMatch(HeaderGuess::isName)
                || ColumnFinder.usualTextNames(rows.getFirst())
                || hasQuantitiesBelowNames(rows);
    }

    /**
     * The same for tables of numbers and categories: yes if the caller asks for columns by name, or if no cell of the first line is a number. A
     * table without a header has one there, or nobody could say which column is which.
     */
    static boolean isTableHeader(List<String> first, List<String> said) {
        return said.stream().anyMatch(HeaderGuess::isName) || first.stream().noneMatch(HeaderGuess::isQuantity);
    }

    private static boolean hasQuantitiesBelowNames(List<List<String>> rows) {
        List<String> first = rows.getFirst();
        List<List<String>> others = rows.subList(1, rows.size());
        return first.stream().noneMatch(HeaderGuess::isQuantity)
                && IntStream.range(0, first.size()).anyMatch(column -> isQuantityInAll(others, column));
    }

    private static boolean isQuantityInAll(List<List<String>> rows, int column) {
        return !rows.isEmpty() && rows.stream().allMatch(row -> column < row.size() && isQuantity(row.get(column)));
    }

    private static boolean isName(@Nullable String column) {
        return column != null && !column.equals(Columns.NONE) && !column.matches("[0-9]+");
    }

    private static boolean isQuantity(String field) {
        byte[] bytes = field.getBytes(StandardCharsets.UTF_8);
        return Float.isFinite(DecimalText.parse(bytes, 0, bytes.length))
                || MomentText.parse(bytes, 0, bytes.length) != MomentText.NONE
                || field.strip().equalsIgnoreCase("nan");
    }

    /** A line's fields, without the quotes around them where quotes enclose. */
    static List<String> fields(String line, String separator, boolean quotes) {
        List<String> fields = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int at = 0; at < line.length(); at++) {
            quoted ^= quotes && line.charAt(at) == '"';
            if (!quoted && line.startsWith(separator, at)) {
                fields.add(unquoted(line.substring(start, at), quotes));
                start = at + separator.length();
                at = start - 1;
            }
        }
        fields.add(unquoted(line.substring(start), quotes));
        return fields;
    }

    private static String unquoted(String field, boolean quotes) {
        return quotes && field.length() > 1 && field.startsWith("\"") ? field.substring(1, field.length() - 1) : field;
    }
}
