package dev.redstart.nlp.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redstart.nlp.analysis.TextEncoder.Side;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextEncoderTest {
    private static final Tokenizer PLAIN = Tokenizers.named("plain");
    private static final TextVocabulary WORDS =
            TextVocabulary.of(List.of("b a", "a c a", "b"), PLAIN, TextVocabulary.Settings.defaults());

    @Test
    void numbersWordsByFrequencyThenName() {
        assertThat(WORDS.size()).isEqualTo(5);
        assertThat(List.of(WORDS.word(2), WORDS.word(3), WORDS.word(4))).containsExactly("a", "b", "c");
        assertThat(WORDS.id("b")).isEqualTo(3);
        assertThat(WORDS.id("d")).isEqualTo(TextVocabulary.UNKNOWN);
        assertThat(WORDS.id("")).isEqualTo(TextVocabulary.UNKNOWN);
    }

    @Test
    void leavesOutRareWords() {
        var texts = List.of("b a", "a c a", "b");

        assertThat(TextVocabulary.of(texts, PLAIN, new TextVocabulary.Settings(2, 9))
                        .words()
                        .ids())
                .containsExactly("a", "b");
        assertThat(TextVocabulary.of(texts, PLAIN, new TextVocabulary.Settings(1, 1))
                        .words()
                        .ids())
                .containsExactly("a");
    }

    @Test
    void comesBackFromItsWords() {
        assertThat(TextVocabulary.of(WORDS.words()).id("c")).isEqualTo(4);
    }

    @Test
    void knowsManyWords() {
        var words = IntStream.range(0, 50_000).mapToObj(Integer::toString).toList();

        var vocabulary = TextVocabulary.of(words);

        for (int at = 0; at < words.size(); at++) {
            assertThat(vocabulary.id(words.get(at))).isEqualTo(at + TextVocabulary.FIRST_WORD);
        }
        assertThat(vocabulary.id("50000")).isEqualTo(TextVocabulary.UNKNOWN);
    }

    @Test
    void padsAndCutsAtTheStartAsKerasDoes() {
        var encoder = new TextEncoder(PLAIN, WORDS, TextEncoder.Settings.ofLength(3));

        assertThat(encoder.encode("a b")).containsExactly(0, 2, 3);
        assertThat(encoder.encode("a b c")).containsExactly(2, 3, 4);
        assertThat(encoder.encode("x a b c")).containsExactly(2, 3, 4);
        assertThat(encoder.encode("a b c c b a x")).containsExactly(3, 2, 1);
        assertThat(encoder.encode("")).containsExactly(0, 0, 0);
        assertThat(encoder.encode("😀")).containsExactly(0, 0, 1);
    }

    @Test
    void givesTheSameNumbersWithoutPadding() {
        for (Side truncation : Side.values()) {
            var encoder = new TextEncoder(
                    PLAIN, WORDS, TextEncoder.Settings.ofLength(3).withTruncation(truncation));

            assertThat(encoder.words("")).isEmpty();
            assertThat(encoder.words("a b")).containsExactly(2, 3);
            assertThat(encoder.words("a b c")).containsExactly(2, 3, 4);
            assertThat(encoder.words("x a b c c")).isEqualTo(encoder.encode("x a b c c"));
        }
    }

    @Test
    void saysWhichWordIsTheFirstThatItKeeps() {
        var start = new TextEncoder(PLAIN, WORDS, TextEncoder.Settings.ofLength(3));
        var end = new TextEncoder(PLAIN, WORDS, TextEncoder.Settings.ofLength(3).withTruncation(Side.END));

        assertThat(start.firstKept(5)).isEqualTo(2);
        assertThat(start.firstKept(3)).isZero();
        assertThat(start.firstKept(0)).isZero();
        assertThat(end.firstKept(5)).isZero();
    }

    @Test
    void padsAndCutsAtTheEnd() {
        var settings = TextEncoder.Settings.ofLength(3).withPadding(Side.END).withTruncation(Side.END);
        var encoder = new TextEncoder(PLAIN, WORDS, settings);

        assertThat(encoder.encode("a b")).containsExactly(2, 3, 0);
        assertThat(encoder.encode("a b c c")).containsExactly(2, 3, 4);
    }

    @Test
    void checksItsSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextEncoder.Settings.ofLength(0))
                .withMessage("maxLength must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TextVocabulary.Settings(0, 1))
                .withMessage("minFrequency must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextVocabulary.of(List.of("a", "a")))
                .withMessage("word 'a' stands in the vocabulary twice");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> WORDS.word(0))
                .withMessage("word numbers run from 2 to 4, got 0");
    }
}
