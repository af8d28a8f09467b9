package dev.redstart.datasets.text;

import org.jspecify.annotations.Nullable;

/**
 * How a delimited text is written.
 *
 * @param separator one character, or several such as {@code ::}; {@code null} finds it in the first lines
 * @param header whether the first row names the columns
 */
public record TextFormat(@Nullable String separator, Header header) {
    /** Whether the first row names the columns. */
    public enum Header {
        /** Decided by what the first row says. */
        DETECTED,
        PRESENT,
        ABSENT
    }

    public TextFormat {
        if (separator != null
                && (separator.isEmpty()
                        || separator.contains("\"")
                        || separator.contains("\n")
                        || separator.contains("\r"))) {
            throw new IllegalArgumentException("separator must be one or more characters, and no quote or line end");
        }
    }

    /** Separator and header are found in the first lines. */
    public static TextFormat detected() {
        return new TextFormat(null, Header.DETECTED);
    }

    public TextFormat withSeparator(String value) {
        return new TextFormat(value, header);
    }

    public TextFormat withHeader(Header value) {
        return new TextFormat(separator, value);
    }
}
