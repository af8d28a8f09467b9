package dev.redstart.nlp.analysis;

import static dev.redstart.nlp.analysis.WordClasses.CLASS;
import static dev.redstart.nlp.analysis.WordClasses.EMOJI;
import static dev.redstart.nlp.analysis.WordClasses.MODIFIER;
import static dev.redstart.nlp.analysis.WordClasses.OTHER;
import static dev.redstart.nlp.analysis.WordClasses.REGIONAL_INDICATOR;
import static dev.redstart.nlp.analysis.WordClasses.ZERO_WIDTH_JOINER;

/** Finds emoji sequences: faces with skin colours, families, flags, keycaps. Rule {@code emoji_sequence} of UTS #51, version 11. */
final class EmojiScanner {
    private static final int TEXT_SELECTOR = 0xFE0E;
    private static final int EMOJI_SELECTOR = 0xFE0F;
    private static final int KEYCAP = 0x20E3;
    private static final int FIRST_TAG = 0xE0020;
    private static final int LAST_TAG = 0xE007F;

    private final char[] text;
    private int limit;

    EmojiScanner(char[] text) {
        this.text = text;
    }

    /** The end of the sequence at {@code start}, as far as {@code limit}; {@code start} itself if none begins there. */
    int end(int start, int limit) {
        this.limit = limit;
        int first = codePointAt(start);
        if (first == '#' || first == '*') {
            return keycapEnd(start);
        }
        if (kindAt(start) == REGIONAL_INDICATOR) {
            int second = allExtensionsEnd(start + 2);
            return kindAt(second) == REGIONAL_INDICATOR ? allExtensionsEnd(second + 2) : start;
        }
        int end = elementEnd(start);
        return end == start ? start : sequenceEnd(end);
    }

    private int keycapEnd(int start) {
        int end = extensionsEnd(start + 1);
        boolean capped = contains(KEYCAP, start, end);
        if (codePointAt(end) == EMOJI_SELECTOR && codePointAt(end + 1) == KEYCAP) {
            return extensionsEnd(end + 2);
        }
        return capped ? end : start;
    }

    /** One emoji with its skin colour or selector; the place itself if there is none. */
    private int elementEnd(int start) {
        if (kindAt(start) == MODIFIER) {
            return extensionsEnd(start + 2);
        }
        int at = start;
        while (kindAt(at) == ZERO_WIDTH_JOINER) {
            at++;
        }
        int codePoint = codePointAt(at);
        if (at >= limit || (WordClasses.of(codePoint) & EMOJI) == 0) {
            return start;
        }
        int end = extensionsEnd(at + Character.charCount(codePoint));
        return codePointAt(end) == EMOJI_SELECTOR ? end + 1 : end;
    }

    /** What a joiner adds to a first emoji, again and again; or the tags of a flag. */
    private int sequenceEnd(int firstEnd) {
        int end = tagsEnd(firstEnd);
        if (end > firstEnd) {
            return end;
        }
        while (true) {
            boolean joined = kindAt(end - 1) == ZERO_WIDTH_JOINER;
            int from = !joined && kindAt(end) == ZERO_WIDTH_JOINER ? end + 1 : end;
            int next = joined || from > end ? elementEnd(from) : from;
            if (next == from) {
                return end;
            }
            end = next;
        }
    }

    private int tagsEnd(int start) {
        int at = start;
        while (codePointAt(at) >= FIRST_TAG && codePointAt(at) < LAST_TAG) {
            at += 2;
        }
        return at > start && codePointAt(at) == LAST_TAG ? at + 2 : start;
    }

    private int extensionsEnd(int start) {
        int at = start;
        while (WordClasses.isExtension(kindAt(at))
                && codePointAt(at) != TEXT_SELECTOR
                && codePointAt(at) != EMOJI_SELECTOR) {
            at += Character.charCount(codePointAt(at));
        }
        return at;
    }

    private int allExtensionsEnd(int start) {
        int at = start;
        while (WordClasses.isExtension(kindAt(at))) {
            at += Character.charCount(codePointAt(at));
        }
        return at;
    }

    private boolean contains(int codePoint, int from, int to) {
        for (int at = from; at < to; at++) {
            if (text[at] == codePoint) {
                return true;
            }
        }
        return false;
    }

    private int kindAt(int at) {
        return at >= limit ? OTHER : WordClasses.of(codePointAt(at)) & CLASS;
    }

    private int codePointAt(int at) {
        return at >= limit ? 0 : Character.codePointAt(text, at, limit);
    }
}
