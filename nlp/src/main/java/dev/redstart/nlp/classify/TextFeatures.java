package dev.redstart.nlp.classify;

import dev.redstart.nlp.analysis.Tokenizer;
import dev.redstart.nlp.analysis.Tokenizers;

/**
 * How a linear model sees a text.
 *
 * @param tokenizer a name of {@link Tokenizers}
 * @param wordPairs whether two neighbouring words are a feature too
 * @param bits features are hashed into {@code 2^bits} buckets, from 10 to 26
 */
record TextFeatures(String tokenizer, boolean wordPairs, int bits) {
    static final int MIN_BITS = 10;
    static final int MAX_BITS = 26;

    /** {@code 1 + ln n}, for the counts that are usual. */
    private static final float[] DAMPED = damped();

    TextFeatures {
        check(tokenizer, bits);
    }

    static void check(String tokenizer, int bits) {
        if (bits < MIN_BITS || bits > MAX_BITS) {
            throw new IllegalArgumentException("bits must be from " + MIN_BITS + " to " + MAX_BITS + ", got " + bits);
        }
        if (!Tokenizers.names().contains(tokenizer)) {
            throw Tokenizers.unknown(tokenizer);
        }
    }

    private static float[] damped() {
        float[] damped = new float[256];
        for (int count = 1; count < damped.length; count++) {
            damped[count] = (float) (1 + Math.log(count));
        }
        return damped;
    }

    Tokenizer words() {
        return Tokenizers.named(tokenizer);
    }

    /** An empty collector. */
    WordFeatures collector() {
        return new WordFeatures(bits, wordPairs);
    }

    /** The weight of a feature that occurs so often in a text, before its rarity counts: {@code 1 + ln count}. */
    static float termFrequency(int count) {
        return count < DAMPED.length ? DAMPED[count] : (float) (1 + Math.log(count));
    }
}
