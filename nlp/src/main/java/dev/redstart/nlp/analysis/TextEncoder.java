package dev.redstart.nlp.analysis;

import java.util.Arrays;

/**
 * Texts as rows of word numbers of one length, as a network takes them: {@link TextVocabulary#PADDING} fills up short texts, long ones lose
 * words. Immutable and thread-safe.
 */
public final class TextEncoder {
    /** An end of a text. */
    public enum Side {
        START,
        END
    }

    /**
     * @param maxLength words that are kept, at least 1
     * @param padding where short texts are filled up
     * @param truncation where long texts lose their words
     */
    public record Settings(int maxLength, Side padding, Side truncation) {
        public Settings {
            if (maxLength < 1) {
                throw new IllegalArgumentException("maxLength must be at least 1, got " + maxLength);
            }
        }

        /** As Keras' {@code pad_sequences}: both at the start, so that a recurrent network ends on the last word. */
        public static Settings ofLength(int maxLength) {
            return new Settings(maxLength, Side.START, Side.START);
        }

        public Settings withPadding(Side value) {
            return new Settings(maxLength, value, truncation);
        }

        public Settings withTruncation(Side value) {
            return new Settings(maxLength, padding, value);
        }
    }

    private final Tokenizer tokenizer;
    private final TextVocabulary vocabulary;
    private final Settings settings;

    public TextEncoder(Tokenizer tokenizer, TextVocabulary vocabulary, Settings settings) {
        this.tokenizer = tokenizer;
        this.vocabulary = vocabulary;
        this.settings = settings;
    }

    public Tokenizer tokenizer() {
        return tokenizer;
    }

    public TextVocabulary vocabulary() {
        return vocabulary;
    }

    public Settings settings() {
        return settings;
    }

    /** The text in {@code maxLength} numbers. */
    public int[] encode(String text) {
        Words words = new Words();
        tokenizer.tokens(text, words);
        return words.row();
    }

    /** The numbers of the words that are kept, without padding: none of an empty text. */
    public int[] words(String text) {
        Words words = new Words();
        tokenizer.tokens(text, words);
        return words.seen < settings.maxLength() ? Arrays.copyOf(words.kept, words.seen) : words.row();
    }

    /** Which of a text's words is the first that is kept, from 0. */
    public int firstKept(int wordCount) {
        return settings.truncation() == Side.END ? 0 : Math.max(0, wordCount - settings.maxLength());
    }

    /** Keeps the first or the last words that it is given. */
    private final class Words implements TokenSink {
        private final int[] kept = new int[settings.maxLength()];
        private int seen;

        @Override
        public void token(char[] buffer, int from, int to, int startOffset, int endOffset) {
            if (seen < kept.length) {
                kept[seen] = vocabulary.id(buffer, from, to);
            } else if (settings.truncation() == Side.START) {
                kept[seen % kept.length] = vocabulary.id(buffer, from, to);
            }
            seen++;
        }

        int[] row() {
            if (seen < kept.length) {
                return padded();
            }
            return settings.truncation() == Side.END ? kept : rotated(seen % kept.length);
        }

        private int[] padded() {
            if (settings.padding() == Side.END) {
                return kept;
            }
            int[] row = new int[kept.length];
            System.arraycopy(kept, 0, row, kept.length - seen, seen);
            return row;
        }

        /** The ring from its oldest word on. */
        private int[] rotated(int oldest) {
            int[] row = Arrays.copyOfRange(kept, oldest, oldest + kept.length);
            System.arraycopy(kept, 0, row, kept.length - oldest, oldest);
            return row;
        }
    }
}
