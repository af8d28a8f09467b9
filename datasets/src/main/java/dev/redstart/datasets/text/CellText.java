package dev.redstart.datasets.text;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/** What a cell of a table says: nothing, a number, or a category. */
final class CellText {
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "nan", "null", "none", "?");
    private static final String INFINITE = "(?i)[+-]?inf(inity)?";

    private CellText() {}

    /** Whether nobody knows the value: an empty cell, or one of the usual words for that. */
    static boolean isMissing(String text) {
        return text.isEmpty() || (text.length() <= 4 && MISSING.contains(text.toLowerCase(Locale.ROOT)));
    }

    /** The number; NaN if it is none, or none that 32 bits can hold. */
    static float number(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return DecimalText.parse(bytes, 0, bytes.length);
    }

    /** Whether a number was meant, even one that is not finite. */
    static boolean isNumeric(String text) {
        return Float.isFinite(number(text)) || problem(text).endsWith("not a finite number") || text.matches(INFINITE);
    }

    /** What is wrong with a number. */
    static String problem(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return DecimalText.problem(bytes, 0, bytes.length);
    }
}
