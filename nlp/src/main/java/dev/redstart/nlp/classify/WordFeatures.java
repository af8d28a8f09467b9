package dev.redstart.nlp.classify;

import dev.redstart.nlp.analysis.TokenSink;
import java.util.Arrays;

/**
 * The words and word pairs of one text, hashed into {@code 2^bits} buckets, each with how often it occurs. Filled by a tokenizer with
 * one text; not thread-safe.
 *
 * <p>A word's hash is FNV-1a of its UTF-16 units; a pair's is made of its words' hashes, in order. Two that fall into one bucket are one
 * feature (Weinberger et al., Feature Hashing for Large Scale Multitask Learning, ICML 2009, without signs).
 */
final class WordFeatures implements TokenSink {
    private static final int FNV_OFFSET = 0x811C9DC5;
    private static final int FNV_PRIME = 0x01000193;
    private static final int NO_WORD = 0;

    private final int shift;
    private final boolean pairs;
    /** An open-addressing table: the upper half of a slot is a bucket, the lower its place in the lists plus 1. */
    private long[] slots = new long[1 << 10];

    private int[] buckets = new int[1 << 8];
    private int[] counts = new int[1 << 8];
    private int size;
    private int previousWord = NO_WORD;

    WordFeatures(int bits, boolean pairs) {
        this.shift = Integer.SIZE - bits;
        this.pairs = pairs;
    }

    @Override
    public void token(char[] buffer, int from, int to, int startOffset, int endOffset) {
        int word = wordHash(buffer, from, to);
        add(bucketOf(word));
        if (pairs && previousWord != NO_WORD) {
            add(bucketOf(pairHash(previousWord, word)));
        }
        previousWord = word;
    }

    /** Never {@code NO_WORD}. */
    static int wordHash(char[] buffer, int from, int to) {
        int hash = FNV_OFFSET;
        for (int at = from; at < to; at++) {
            hash = (hash ^ buffer[at]) * FNV_PRIME;
        }
        return hash == NO_WORD ? 1 : hash;
    }

    static int pairHash(int first, int second) {
        return Integer.rotateLeft(first, 13) * 0x85EBCA6B + second * 0xC2B2AE35;
    }

    /** The upper bits of the finalizer of MurmurHash3. */
    int bucketOf(int hash) {
        int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
        mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
        return (mixed ^ mixed >>> 16) >>> shift;
    }

    /** Different buckets. */
    int size() {
        return size;
    }

    /** The bucket at a place from 0 to {@code size() - 1}, in the order of their first occurrence. */
    int bucket(int place) {
        return buckets[place];
    }

    /** How often the features of that bucket occur, at least 1. */
    int count(int place) {
        return counts[place];
    }

    /** All buckets, in the order of their first occurrence. */
    int[] buckets() {
        return Arrays.copyOf(buckets, size);
    }

    /** The term frequencies of {@link #buckets()}. */
    float[] termFrequencies() {
        float[] frequencies = new float[size];
        for (int place = 0; place < size; place++) {
            frequencies[place] = TextFeatures.termFrequency(counts[place]);
        }
        return frequencies;
    }

    /** How often a bucket occurs; 0 if it does not. */
    int countOf(int bucket) {
        int mask = slots.length - 1;
        for (int slot = home(bucket) & mask; slots[slot] != 0; slot = slot + 1 & mask) {
            if ((int) (slots[slot] >>> 32) == bucket) {
                return counts[(int) slots[slot] - 1];
            }
        }
        return 0;
    }

    private static int home(int bucket) {
        return (bucket * 0x9E3779B9) >>> 7;
    }

    private void add(int bucket) {
        int mask = slots.length - 1;
        int slot = home(bucket) & mask;
        while (slots[slot] != 0) {
            if ((int) (slots[slot] >>> 32) == bucket) {
                counts[(int) slots[slot] - 1]++;
                return;
            }
            slot = slot + 1 & mask;
        }
        if (size == buckets.length) {
            buckets = Arrays.copyOf(buckets, size * 2);
            counts = Arrays.copyOf(counts, size * 2);
        }
        buckets[size] = bucket;
        counts[size++] = 1;
        slots[slot] = (long) bucket << 32 | size;
        if (size * 2 > slots.length) {
            grow();
        }
    }

    private void grow() {
        slots = new long[slots.length * 2];
        int mask = slots.length - 1;
        for (int place = 0; place < size; place++) {
            int slot = home(buckets[place]) & mask;
            while (slots[slot] != 0) {
                slot = slot + 1 & mask;
            }
            slots[slot] = (long) buckets[place] << 32 | place + 1;
        }
    }
}
