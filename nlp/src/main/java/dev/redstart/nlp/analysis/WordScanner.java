package dev.redstart.nlp.analysis;

import static dev.redstart.nlp.analysis.WordClasses.ASIAN;
import static dev.redstart.nlp.analysis.WordClasses.ASIAN_EXTEND;
import static dev.redstart.nlp.analysis.WordClasses.CLASS;
import static dev.redstart.nlp.analysis.WordClasses.DOUBLE_QUOTE;
import static dev.redstart.nlp.analysis.WordClasses.HAN;
import static dev.redstart.nlp.analysis.WordClasses.HEBREW;
import static dev.redstart.nlp.analysis.WordClasses.HIRAGANA;
import static dev.redstart.nlp.analysis.WordClasses.JOINER;
import static dev.redstart.nlp.analysis.WordClasses.KATAKANA;
import static dev.redstart.nlp.analysis.WordClasses.LETTER;
import static dev.redstart.nlp.analysis.WordClasses.MID_EITHER;
import static dev.redstart.nlp.analysis.WordClasses.MID_LETTER;
import static dev.redstart.nlp.analysis.WordClasses.MID_NUMERIC;
import static dev.redstart.nlp.analysis.WordClasses.NUMERIC;
import static dev.redstart.nlp.analysis.WordClasses.OTHER;
import static dev.redstart.nlp.analysis.WordClasses.SINGLE_QUOTE;

/**
 * Finds where the token ends that begins at some place: the longest by the rules of UAX #29, WB4 to WB13b, as Lucene's grammar reads them.
 *
 * <p>{@link #asciiEnd} is the fast way through English; it gives up at the first character that is not ASCII.
 */
final class WordScanner {
    /** A Hebrew letter with its quote, which only a new letter, number or joiner can follow. */
    private static final int CLOSED = 30;

    private static final byte[] ASCII = ascii();

    private final char[] text;
    private final EmojiScanner emojis;
    /** As far as the token can see. */
    private int limit;

    WordScanner(char[] text) {
        this.text = text;
        this.emojis = new EmojiScanner(text);
    }

    private static byte[] ascii() {
        byte[] classes = new byte[128];
        for (int character = 0; character < classes.length; character++) {
            classes[character] = (byte) WordClasses.of(character);
        }
        return classes;
    }

    /** The end of the token at {@code start}; {@code start} itself if none begins there. */
    int end(int start) {
        limit = Math.min(text.length, start + PlainTokenizer.LONGEST);
        int end = asciiEnd(start);
        return end >= start ? end : anyEnd(start);
    }

    /** The same where everything in sight is ASCII; -1 where it is not. */
    private int asciiEnd(int start) {
        int before = JOINER;
        int end = start;
        for (int at = start; at < limit; at++) {
            char character = text[at];
            if (character >= 0x80) {
                return -1;
            }
            int now = ASCII[character];
            if (now == LETTER || now == NUMERIC) {
                before = now;
                end = at + 1;
            } else if (now == JOINER) {
                before = now;
                end = end == start ? start : at + 1;
            } else if (at == start || !isMiddle(now, before)) {
                return at == start && isKeycapBase(character) ? -1 : end;
            } else if (at + 1 == limit || text[at + 1] < 0x80) {
                boolean joins = at + 1 < limit && ASCII[text[at + 1]] == before;
                if (!joins) {
                    return end;
                }
            } else {
                return -1;
            }
        }
        return end;
    }

    private static boolean isKeycapBase(char character) {
        return character == '#' || character == '*';
    }

    private static boolean isMiddle(int now, int before) {
        return switch (now) {
            case MID_EITHER, SINGLE_QUOTE -> before == LETTER || before == HEBREW || before == NUMERIC;
            case MID_LETTER -> before == LETTER || before == HEBREW;
            case MID_NUMERIC -> before == NUMERIC;
            default -> false;
        };
    }

    private int anyEnd(int start) {
        int kind = WordClasses.of(Character.codePointAt(text, start, limit));
        int end =
                switch (kind & CLASS) {
                    case HAN, HIRAGANA -> elementEnd(start);
                    case ASIAN, ASIAN_EXTEND -> asianEnd(start);
                    default -> wordEnd(start);
                };
        return Math.max(end, emojis.end(start, limit));
    }

    private int asianEnd(int start) {
        int at = start;
        while (classAt(at) == ASIAN || classAt(at) == ASIAN_EXTEND) {
            at = elementEnd(at);
        }
        return at;
    }

    /** Long because the rules of UAX #29 stand in it one after the other. */
    private int wordEnd(int start) {
        int before = JOINER;
        boolean afterMiddle = false;
        boolean hasWord = false;
        int end = start;
        int at = start;
        while (at < limit) {
            int now = classAt(at);
            int next = elementEnd(at);
            switch (now) {
                case LETTER, HEBREW, NUMERIC -> {
                    if (before == KATAKANA) {
                        return end;
                    }
                    afterMiddle = false;
                    hasWord = true;
                }
                case KATAKANA -> {
                    if (before != KATAKANA && before != JOINER) {
                        return end;
                    }
                    hasWord = true;
                }
                case JOINER -> {}
                case DOUBLE_QUOTE -> {
                    if (before != HEBREW || afterMiddle || classAt(next) != HEBREW) {
                        return end;
                    }
                    next = elementEnd(next);
                    now = CLOSED;
                }
                default -> {
                    if (!isMiddle(now, before)) {
                        return end;
                    }
                    boolean closes = now == SINGLE_QUOTE && before == HEBREW && !afterMiddle;
                    int behind = classAt(next);
                    if (before == NUMERIC ? behind == NUMERIC : behind == LETTER || behind == HEBREW) {
                        next = elementEnd(next);
                        now = behind;
                        afterMiddle = !closes;
                    } else if (closes) {
                        now = CLOSED;
                    } else {
                        return end;
                    }
                }
            }
            before = now;
            at = next;
            end = hasWord ? at : start;
        }
        return end;
    }

    private int classAt(int at) {
        return at >= limit ? OTHER : WordClasses.of(Character.codePointAt(text, at, limit)) & CLASS;
    }

    /** Behind a character and all that extends it (WB4). */
    private int elementEnd(int at) {
        int end = at + Character.charCount(Character.codePointAt(text, at, limit));
        while (WordClasses.isExtension(classAt(end))) {
            end += Character.charCount(Character.codePointAt(text, end, limit));
        }
        return end;
    }
}
