package dev.redstart.nlp.classify;

import dev.redstart.nlp.analysis.TextEncoder;
import dev.redstart.nlp.analysis.TextVocabulary;
import dev.redstart.nlp.analysis.Tokenizers;
import java.util.List;

/**
 * How a network sees a text: as the numbers of its words.
 *
 * @param tokenizer a name of {@link Tokenizers}
 * @param minFrequency how often a word must occur in the training texts to be known, at least 1; of fewer than 1,000 texts all words are known
 * @param maxWords how many of the most frequent words are known, at least 1
 * @param maxLength words of a text that are looked at, from 1 to {@value #LONGEST}
 * @param truncation the end at which a longer text loses words
 */
public record TextInput(String tokenizer, int minFrequency, int maxWords, int maxLength, TextEncoder.Side truncation) {
    /** Longer texts cost memory and time that no classifier is worth. */
    public static final int LONGEST = 10_000;

    private static final int FEW_TEXTS = 1_000;

    public TextInput {
        if (!Tokenizers.names().contains(tokenizer)) {
            throw Tokenizers.unknown(tokenizer);
        }
        if (maxLength < 1 || maxLength > LONGEST) {
            throw new IllegalArgumentException("maxLength must be from 1 to " + LONGEST + ", got " + maxLength);
        }
        var unused = new TextVocabulary.Settings(minFrequency, maxWords);
    }

    /**
     * {@code plain} tokens; the 20,000 most frequent words that occur twice, so that from the others the network learns what to make of a word
     * that it does not know; the last 80 of a text.
     */
    public static TextInput defaults() {
        return new TextInput(Tokenizers.PLAIN, 2, 20_000, 80, TextEncoder.Side.START);
    }

    public TextInput withTokenizer(String value) {
        return new TextInput(value, minFrequency, maxWords, maxLength, truncation);
    }

    public TextInput withMinFrequency(int value) {
        return new TextInput(tokenizer, value, maxWords, maxLength, truncation);
    }

    public TextInput withMaxWords(int value) {
        return new TextInput(tokenizer, minFrequency, value, maxLength, truncation);
    }

    public TextInput withMaxLength(int value) {
        return new TextInput(tokenizer, minFrequency, maxWords, value, truncation);
    }

    public TextInput withTruncation(TextEncoder.Side value) {
        return new TextInput(tokenizer, minFrequency, maxWords, maxLength, value);
    }

    /** The words that a network knows which learns from these texts. */
    TextVocabulary vocabulary(List<String> texts) {
        int frequency = texts.size() < FEW_TEXTS ? 1 : minFrequency;
        return TextVocabulary.of(texts, Tokenizers.named(tokenizer), new TextVocabulary.Settings(frequency, maxWords));
    }

    TextEncoder encoder(TextVocabulary vocabulary) {
        TextEncoder.Settings settings = TextEncoder.Settings.ofLength(maxLength).withTruncation(truncation);
        return new TextEncoder(Tokenizers.named(tokenizer), vocabulary, settings);
    }
}
