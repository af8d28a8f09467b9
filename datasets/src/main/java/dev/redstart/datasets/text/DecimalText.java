package dev.redstart.datasets.text;

import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers in bytes, to the same float as {@link Float#parseFloat} gives.
 *
 * <p>The usual number is one exact division: a mantissa below 2^24 and a power of ten up to 10^10 are both floats without rounding
 * (Clinger, How to read floating point numbers accurately, PLDI 1990). Everything else takes the JDK's way.
 */
final class DecimalText {
    private static final int EXACT_MANTISSA = 1 << 24;
    private static final float[] EXACT_POWERS = {1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f};

    private DecimalText() {}

    /** The number in {@code bytes[from, to)}; NaN if that is no finite decimal number. Spaces around it do not matter. */
    static float parse(byte[] bytes, int from, int to) {
        int at = from < to && bytes[from] == '-' ? from + 1 : from;
        int mantissa = 0;
        int digits = 0;
        int point = -1;
        for (; at < to; at++) {
            int digit = bytes[at] - '0';
            if (digit >= 0 && digit <= 9 && mantissa < EXACT_MANTISSA / 10) {
                mantissa = mantissa * 10 + digit;
                digits++;
            } else if (bytes[at] == '.' && point < 0) {
                point = digits;
            } else {
                return parseOdd(bytes, from, to);
            }
        }
        int decimals = point < 0 ? 0 : digits - point;
        if (digits == 0 || decimals >= EXACT_POWERS.length) {
            return parseOdd(bytes, from, to);
        }
        float value = mantissa / EXACT_POWERS[decimals];
        return bytes[from] == '-' ? -value : value;
    }

    private static float parseOdd(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.ISO_8859_1).strip();
        // Float.parseFloat would take hexadecimal and "1f" too, which nobody means in data.
        if (text.isEmpty() || !text.chars().allMatch(c -> (c >= '0' && c <= '9') || "+-.eE".indexOf(c) >= 0)) {
            return Float.NaN;
        }
        try {
            float value = Float.parseFloat(text);
            return Float.isFinite(value) ? value : Float.NaN;
        } catch (NumberFormatException e) {
            return Float.NaN;
        }
    }

    /** What is wrong with a value that {@link #parse} refused. */
    static String problem(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8).strip();
        if (text.isEmpty()) {
            return "the value is empty";
        }
        String value = "value " + Excerpt.of(text);
        if (text.matches("[+-]?[0-9]+,[0-9]+")) {
            return value + " is not a number. Write it with a point: " + text.replace(',', '.');
        }
        if (text.matches("(?i)[+-]?(nan|inf|infinity)") || text.matches("[+-]?[0-9.]+([eE][+-]?[0-9]+)?")) {
            return value + " is not a finite number";
        }
        return value + " is not a number";
    }
}
