package dev.redstart.nlp.analysis;

import static dev.redstart.nlp.analysis.WordClasses.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;
import org.junit.jupiter.api.Test;

/** Makes {@code word-classes.txt} by asking Lucene's standard tokenizer about each code point, and compares it with the one that is there. */
class WordClassesTest {
    private final StandardTokenizer lucene = new StandardTokenizer();
    private final OffsetAttribute offset = lucene.addAttribute(OffsetAttribute.class);
    private final TypeAttribute type = lucene.addAttribute(TypeAttribute.class);

    @Test
    void areThoseOfLucene() throws IOException {
        assertThat(ranges()).isEqualTo(resource());
    }

    /** What the file should hold. */
    String ranges() throws IOException {
        StringBuilder ranges = new StringBuilder();
        int first = 0;
        int previous = classOf(0);
        for (int codePoint = 1; codePoint <= Character.MAX_CODE_POINT + 1; codePoint++) {
            int now = codePoint > Character.MAX_CODE_POINT ? -1 : classOf(codePoint);
            if (now != previous) {
                if (previous != OTHER) {
                    ranges.append(String.format(Locale.ROOT, "%X %X %d\n", first, codePoint - 1, previous));
                }
                first = codePoint;
                previous = now;
            }
        }
        return ranges.toString();
    }

    private static String resource() throws IOException {
        try (var in = Objects.requireNonNull(WordClasses.class.getResourceAsStream("word-classes.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    private int classOf(int codePoint) throws IOException {
        if (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE) {
            return OTHER;
        }
        String x = Character.toString(codePoint);
        List<String> alone = tokens(x);
        return alone.isEmpty() ? silent(x) : spoken(x, alone.getFirst());
    }

    /** Of a code point that is a token by itself. */
    private int spoken(String x, String token) throws IOException {
        return switch (token.substring(token.indexOf(' ') + 1)) {
            case "<ALPHANUM>" -> isHebrew(x) ? HEBREW : LETTER;
            case "<HANGUL>" -> LETTER;
            case "<NUM>" -> NUMERIC;
            case "<KATAKANA>" -> KATAKANA;
            case "<IDEOGRAPHIC>" -> HAN;
            case "<HIRAGANA>" -> HIRAGANA;
            case "<SOUTHEAST_ASIAN>" -> joins("a" + x) ? ASIAN_EXTEND : ASIAN;
            case "<EMOJI>" -> emoji(x);
            default -> throw new AssertionError(token);
        };
    }

    private int emoji(String x) throws IOException {
        if (x.codePointAt(0) >= 0x1F3FB && x.codePointAt(0) <= 0x1F3FF) {
            return MODIFIER;
        }
        return EMOJI | (joins(x + "a") ? LETTER : OTHER);
    }

    private boolean isHebrew(String x) throws IOException {
        return joins(x + "'");
    }

    /** Of a code point that is nothing by itself. */
    private int silent(String x) throws IOException {
        boolean extends_ = joins("\u3042" + x);
        if (extends_) {
            return x.equals("\u200D") ? ZERO_WIDTH_JOINER : EXTEND;
        }
        if (joins(x + x) && !joins("a" + x)) {
            return REGIONAL_INDICATOR;
        }
        if (joins("a" + x)) {
            return JOINER;
        }
        if (x.equals("'")) {
            return SINGLE_QUOTE;
        }
        if (joins("\u05D0" + x + "\u05D0") && !joins("a" + x + "a")) {
            return DOUBLE_QUOTE;
        }
        boolean letters = joins("a" + x + "a");
        boolean numbers = joins("1" + x + "1");
        return letters ? (numbers ? MID_EITHER : MID_LETTER) : numbers ? MID_NUMERIC : OTHER;
    }

    /** Whether all of the text is one token. */
    private boolean joins(String text) throws IOException {
        List<String> tokens = tokens(text);
        return tokens.size() == 1 && tokens.getFirst().startsWith("0-" + text.length() + " ");
    }

    private List<String> tokens(String text) throws IOException {
        List<String> tokens = new ArrayList<>();
        lucene.setReader(new StringReader(text));
        lucene.reset();
        while (lucene.incrementToken()) {
            tokens.add(offset.startOffset() + "-" + offset.endOffset() + " " + type.type());
        }
        lucene.end();
        lucene.close();
        return tokens;
    }
}
