package dev.redstart.tabular.features;

import dev.redstart.common.data.TableColumn;
import dev.redstart.common.data.Vocabulary;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What somebody put into a cell, as a number or a category. */
final class CellValue {
    private static final double EXACT = 1L << 53;

    private CellValue() {}

    /** A number, or NaN for an empty cell; text is taken if it is a number. */
    static float number(String column, @Nullable Object value) {
        return switch (value) {
            case null -> Float.NaN;
            case Number number -> finite(column, number.doubleValue(), value);
            case Boolean flag -> flag ? 1 : 0;
            default -> {
                String text = value.toString().strip();
                yield text.isEmpty() ? Float.NaN : finite(column, parsed(text), value);
            }
        };
    }

    private static double parsed(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Numbers beyond floats are as large as floats get: the column's limits cut them anyway. */
    private static float finite(String column, double number, Object value) {
        if (value instanceof Number && Double.isNaN(number)) {
            return Float.NaN;
        }
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("column '" + column + "' must be a finite number, got '" + value + "'");
        }
        return (float) Math.clamp(number, -Float.MAX_VALUE, Float.MAX_VALUE);
    }

    /** A category, or {@code null} for an empty cell; {@code 2.0} is the category {@code 2}. */
    static @Nullable String category(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Float number when number.isNaN() -> null;
            case Double number when number.isNaN() -> null;
            case Number number when isWhole(number) -> Long.toString(number.longValue());
            default -> {
                String text = value.toString().strip();
                yield text.isEmpty() ? null : text;
            }
        };
    }

    private static boolean isWhole(Number number) {
        double value = number.doubleValue();
        return value == Math.rint(value) && Math.abs(value) < EXACT;
    }

    /** The categories of a column that has some. */
    static Vocabulary categories(TableColumn column) {
        return Objects.requireNonNullElseGet(column.categories(), () -> Vocabulary.of(List.of()));
    }
}
