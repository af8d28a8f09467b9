package dev.redstart.nlp.analysis;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/**
 * What each code point is to the word rules of UAX #29 (Unicode 9, as Lucene's standard tokenizer has them): the low five bits are its
 * class, the sixth says whether it is an emoji too.
 *
 * <p>{@code word-classes.txt} holds a line for each range: first and last code point in hexadecimal, class, flags. A test makes the same
 * lines by asking Lucene about every code point.
 */
final class WordClasses {
    static final int OTHER = 0;
    static final int LETTER = 1;
    static final int HEBREW = 2;
    static final int NUMERIC = 3;
    static final int KATAKANA = 4;
    /** An underscore and the like: joins letters, digits and itself. */
    static final int JOINER = 5;
    /** Joins two letters, as a colon does. */
    static final int MID_LETTER = 6;
    /** Joins two numbers, as a comma does. */
    static final int MID_NUMERIC = 7;
    /** Joins two letters or two numbers, as a point does. */
    static final int MID_EITHER = 8;

    static final int SINGLE_QUOTE = 9;
    static final int DOUBLE_QUOTE = 10;
    /** Belongs to the character before it: accents, variation selectors, invisible formats. */
    static final int EXTEND = 11;

    static final int ZERO_WIDTH_JOINER = 12;
    static final int HAN = 13;
    static final int HIRAGANA = 14;
    /** Thai, Lao, Khmer, Burmese: words cannot be told apart by rule. */
    static final int ASIAN = 15;
    /** An accent of those scripts: {@link #EXTEND} behind others, {@link #ASIAN} in front. */
    static final int ASIAN_EXTEND = 16;

    static final int REGIONAL_INDICATOR = 17;
    /** A skin colour: {@link #EXTEND} behind others, an emoji in front. */
    static final int MODIFIER = 18;

    static final int CLASS = 31;
    static final int EMOJI = 32;

    private static final byte[][] PAGES = read("word-classes.txt");

    private WordClasses() {}

    /** Class and flags of a code point. */
    static int of(int codePoint) {
        return PAGES[codePoint >> 8][codePoint & 0xff];
    }

    /** Whether a code point of this class belongs to the one before it (WB4). */
    static boolean isExtension(int kind) {
        return kind == EXTEND || kind == ZERO_WIDTH_JOINER || kind == ASIAN_EXTEND || kind == MODIFIER;
    }

    private static byte[][] read(String resource) {
        byte[][] pages = new byte[(Character.MAX_CODE_POINT >> 8) + 1][];
        Arrays.fill(pages, new byte[256]);
        InputStream in = Objects.requireNonNull(WordClasses.class.getResourceAsStream(resource), resource);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
            lines.lines().forEach(line -> fill(pages, line.split(" ")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pages;
    }

    private static void fill(byte[][] pages, String[] range) {
        byte[] blank = pages[pages.length - 1];
        int last = Integer.parseInt(range[1], 16);
        for (int codePoint = Integer.parseInt(range[0], 16); codePoint <= last; codePoint++) {
            int page = codePoint >> 8;
            if (pages[page] == blank) {
                pages[page] = new byte[256];
            }
            pages[page][codePoint & 0xff] = Byte.parseByte(range[2]);
        }
    }
}
