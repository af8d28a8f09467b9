package dev.redstart.datasets.text;

import java.nio.charset.StandardCharsets;

/** A piece of bad input in quotes, cut and cleaned so that it fits into a one-line message. */
final class Excerpt {
    private static final int LONGEST = 40;

    private Excerpt() {}

    static String of(byte[] bytes, int from, int to) {
        // A character takes at most 4 bytes; what follows is cut anyway.
        int end = Math.min(to, from + 4 * LONGEST + 4);
        return of(new String(bytes, from, end - from, StandardCharsets.UTF_8));
    }

    static String of(String text) {
        StringBuilder excerpt = new StringBuilder("'");
        text.codePoints().limit(LONGEST).forEach(c -> excerpt.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return excerpt.append(text.codePointCount(0, text.length()) > LONGEST ? "...'" : "'")
                .toString();
    }
}
