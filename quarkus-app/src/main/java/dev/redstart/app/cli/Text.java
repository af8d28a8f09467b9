package dev.redstart.app.cli;

/** Text from data, as a terminal may show it. */
final class Text {
    /** First and last code point of the blocks that take two columns: Hangul, CJK and Kana, full-width forms, emoji. */
    private static final int[][] WIDE = {
        {0x1100, 0x115F},
        {0x2E80, 0xA4CF},
        {0xAC00, 0xD7A3},
        {0xF900, 0xFAFF},
        {0xFE30, 0xFE6F},
        {0xFF00, 0xFF60},
        {0x1F300, 0x1FAFF},
        {0x20000, 0x3FFFD}
    };

    private Text() {}

    /** Without control characters: an id from somebody's file must not move the cursor or change colours. */
    static String printable(String text) {
        if (text.codePoints().noneMatch(Text::isControl)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(point -> shown.appendCodePoint(isControl(point) ? '\uFFFD' : point));
        return shown.toString();
    }

    private static boolean isControl(int point) {
        return Character.isISOControl(point) || Character.getType(point) == Character.FORMAT;
    }

    /** Terminal columns: two for a wide East Asian letter or an emoji, none for an accent that joins the letter before it. */
    static int width(String text) {
        return text.codePoints().map(Text::width).sum();
    }

    private static int width(int point) {
        int type = Character.getType(point);
        if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
            return 0;
        }
        for (int[] block : WIDE) {
            if (block[0] <= point && point <= block[1]) {
                return 2;
            }
        }
        return 1;
    }

    /** At most {@code width} columns, the end replaced by an ellipsis. */
    static String cut(String text, int width) {
        if (width(text) <= width) {
            return text;
        }
        StringBuilder kept = new StringBuilder();
        int used = 1;
        for (int point : text.codePoints().toArray()) {
            used += width(point);
            if (used > width) {
                break;
            }
            kept.appendCodePoint(point);
        }
        return kept.append('\u2026').toString();
    }
}
