package dev.redstart.nlp.analysis;

import dev.redstart.common.data.Vocabulary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Words and the numbers by which a network knows them: {@value #PADDING} fills up short texts, {@value #UNKNOWN} is every other word, and
 * words count from {@value #FIRST_WORD}, the most frequent first. Immutable and thread-safe.
 *
 * <p>Look-up takes a word where it lies in a tokenizer's buffer: one probe of an open-addressing table, no {@code String}.
 */
public final class TextVocabulary {
    public static final int PADDING = 0;
    public static final int UNKNOWN = 1;
    public static final int FIRST_WORD = 2;

    private final WordTable words;

    private TextVocabulary(WordTable words) {
        this.words = words;
    }

    /**
     * Which words get a number.
     *
     * @param minFrequency how often a word must occur, at least 1
     * @param maxWords how many of the most frequent words are kept, at least 1
     */
    public record Settings(int minFrequency, int maxWords) {
        public Settings {
            if (minFrequency < 1) {
                throw new IllegalArgumentException("minFrequency must be at least 1, got " + minFrequency);
            }
            if (maxWords < 1) {
                throw new IllegalArgumentException("maxWords must be at least 1, got " + maxWords);
            }
        }

        /** The 20,000 most frequent words. */
        public static Settings defaults() {
            return new Settings(1, 20_000);
        }

        public Settings withMinFrequency(int value) {
            return new Settings(value, maxWords);
        }

        public Settings withMaxWords(int value) {
            return new Settings(minFrequency, value);
        }
    }

    /** The words of these texts by falling frequency; equally frequent ones by name. */
    public static TextVocabulary of(Iterable<String> texts, Tokenizer tokenizer, Settings settings) {
        WordTable all = new WordTable();
        WordCounts counts = new WordCounts(all);
        texts.forEach(text -> tokenizer.tokens(text, counts));
        List<String> kept = IntStream.range(0, all.size())
                .filter(word -> counts.of(word) >= settings.minFrequency())
                .boxed()
                .sorted(Comparator.comparingInt((Integer word) -> -counts.of(word))
                        .thenComparing(all::word))
                .limit(settings.maxWords())
                .map(all::word)
                .toList();
        return of(kept);
    }

    /** These words in this order, each once. */
    public static TextVocabulary of(List<String> words) {
        WordTable table = new WordTable();
        for (String word : words) {
            int before = table.size();
            table.add(word.toCharArray(), 0, word.length());
            if (table.size() == before) {
                throw new IllegalArgumentException("word '" + word + "' stands in the vocabulary twice");
            }
        }
        return new TextVocabulary(table);
    }

    /** What {@link #words()} gave. */
    public static TextVocabulary of(Vocabulary words) {
        return of(words.ids());
    }

    /** The words in their order, without padding and the unknown word, for a bundle. */
    public Vocabulary words() {
        return Vocabulary.of(
                IntStream.range(0, words.size()).mapToObj(words::word).toList());
    }

    /** Numbers in all: the words and {@value #FIRST_WORD} more. The size of an embedding table. */
    public int size() {
        return words.size() + FIRST_WORD;
    }

    /** The number of the word {@code buffer[from, to)}, or {@link #UNKNOWN}. */
    public int id(char[] buffer, int from, int to) {
        int index = words.indexOf(buffer, from, to);
        return index < 0 ? UNKNOWN : index + FIRST_WORD;
    }

    public int id(String word) {
        return id(word.toCharArray(), 0, word.length());
    }

    /** The word with a number from {@value #FIRST_WORD} on. */
    public String word(int id) {
        if (id < FIRST_WORD || id >= size()) {
            throw new IllegalArgumentException(
                    "word numbers run from " + FIRST_WORD + " to " + (size() - 1) + ", got " + id);
        }
        return words.word(id - FIRST_WORD);
    }

    /** Counts what a tokenizer hands over. */
    private static final class WordCounts implements TokenSink {
        private final WordTable words;
        private int[] counts = new int[1 << 10];

        WordCounts(WordTable words) {
            this.words = words;
        }

        @Override
        public void token(char[] buffer, int from, int to, int startOffset, int endOffset) {
            int word = words.add(buffer, from, to);
            if (word >= counts.length) {
                counts = Arrays.copyOf(counts, word * 2);
            }
            counts[word]++;
        }

        int of(int word) {
            return counts[word];
        }
    }
}
