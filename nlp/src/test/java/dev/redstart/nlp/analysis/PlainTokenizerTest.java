package dev.redstart.nlp.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lucene's standard analyzer is the definition: the plain tokenizer gives its tokens and offsets, whatever the text. */
class PlainTokenizerTest {
    private static final Tokenizer PLAIN = Tokenizers.named("plain");
    private static final Tokenizer STANDARD = Tokenizers.named("standard");

    @Test
    void cutsWordsInLowerCase() {
        assertThat(PLAIN.tokens("You've WON 1,000.50 £, call 0800-123!").stream()
                        .map(Token::text))
                .containsExactly("you've", "won", "1,000.50", "call", "0800", "123");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "a_b __ _1 x_",
                "http://www.example.com:8080/a.b?c=d",
                "o'clock 'quoted' rock 'n' roll dogs'",
                "3.14 1,2;3 a.b a:b 1:2 a,b",
                "距离川沙公路较近,但是 公交指示不对",
                "ひらがな カタカナ ｶﾀｶﾅ 漢字かな",
                "한국어 텍스트",
                "ภาษาไทย ລາວ",
                "שלום ג'ורג' צה\"ל א:ב\"ג א'ב\"ג",
                "e\u0301le\u0300ve na\u00EFve STRA\u00DFE \u0130stanbul",
                "😀 😀😀 👍🏽 👨‍👩‍👧‍👦 🇨🇳🇺🇸🇩 #️⃣ 1️⃣ *⃣ ❤️ ☎︎ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
                "\uD83D \uDE00 lone surrogates a\uD83Db",
                "𝐀𝐁𝐂 𠀀𠀁 ①②",
            })
    void cutsAsLuceneDoes(String text) {
        assertThat(PLAIN.tokens(text)).isEqualTo(STANDARD.tokens(text));
    }

    @Test
    void cutsLongWordsWhereLuceneDoes() {
        for (int length = 250; length < 260; length++) {
            for (String tail : List.of("", " b", ".b", "_", "é", "\u0301\u0301", "😀", "𝐀𝐁𝐂")) {
                String text = "a".repeat(length) + tail + "c".repeat(600);

                assertThat(PLAIN.tokens(text)).as("%s a, then %s", length, tail).isEqualTo(STANDARD.tokens(text));
            }
        }
    }

    @Test
    void cutsRandomTextAsLuceneDoes() {
        String pieces =
                "aB1_.,:;'\"#* -é\u0301\u200D\uFE0F\uFE0E\u20E3א\u05D1あ漢カ한ก\u0E31😀👍\uD83C\uDFFD\uD83C\uDDE8❤ℹ\u00AD\uFF11\u0640"
                        + "\uDB40\uDC67\uDB40\uDC7F\uD83C\uDFF4Ⓜ\u2122\u00B7";
        int[] codePoints = pieces.codePoints().toArray();
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 30_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = 1 + random.nextInt(12);
            for (int at = 0; at < length; at++) {
                text.appendCodePoint(codePoints[random.nextInt(codePoints.length)]);
            }

            assertThat(PLAIN.tokens(text.toString())).as(text.toString()).isEqualTo(STANDARD.tokens(text.toString()));
        }
    }

    @Test
    void cutsAnyCodePointsAsLuceneDoes() {
        SplittableRandom random = new SplittableRandom(8);
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int at = 0; at < 20; at++) {
                int codePoint = random.nextInt(random.nextBoolean() ? 0x3000 : 0x20000);
                text.appendCodePoint(
                        Character.isBmpCodePoint(codePoint) && Character.isSurrogate((char) codePoint)
                                ? 'a'
                                : codePoint);
            }

            assertThat(PLAIN.tokens(text.toString())).isEqualTo(STANDARD.tokens(text.toString()));
        }
    }
}
