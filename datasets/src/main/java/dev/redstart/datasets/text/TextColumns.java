package dev.redstart.datasets.text;

import org.jspecify.annotations.Nullable;

/**
 * Which columns hold the label and the text: by a header name, or by a position such as {@code 1}, counted from 0. {@code null} leaves the
 * choice to the reader, which knows the usual names ({@code label}, {@code sentiment}, {@code text}, {@code review} ...) and else takes the
 * column with the longest and most different values for the text, and the one with the fewest different values for the label.
 */
public record TextColumns(@Nullable String label, @Nullable String text) {
    /** The reader finds both. */
    public static TextColumns guessed() {
        return new TextColumns(null, null);
    }
}
