package dev.redstart.recommender.knn;

import java.util.Arrays;

/**
 * The most similar of many candidates: collects all, then keeps the best by quickselect, linear in their number. Of equal similarities
 * the smaller candidate wins, as in Surprise, where candidates keep the order of the training rows. Not thread-safe.
 *
 * <p>Similarity and candidate share one {@code long}: the bits of positive floats are ordered as the floats are, so that one integer
 * comparison decides. No two keys are equal.
 */
final class Nearest {
    private final int most;
    private final long[] keys;
    private int size;

    /**
     * @param candidates how many are offered at most
     * @param most how many are kept at most, at least 1
     */
    Nearest(int candidates, int most) {
        this.keys = new long[candidates];
        this.most = most;
    }

    void clear() {
        size = 0;
    }

    /**
     * @param similarity above 0
     * @param candidate at least 0
     */
    void offer(float similarity, int candidate) {
        keys[size++] = (long) Float.floatToRawIntBits(similarity) << 32 | (Integer.MAX_VALUE - candidate);
    }

    /** Ends the collecting: from here on only the best are there, in no order. */
    void keepBest() {
        int from = 0;
        int to = size;
        size = Math.min(size, most);
        while (from < most && most < to) {
            int split = partition(from, to);
            if (split >= most) {
                to = split;
            } else {
                from = split + 1;
            }
        }
    }

    /** Moves what is above a pivot before it; returns the pivot's place. The only branch is the loop's: similarities are hard to guess. */
    private int partition(int from, int to) {
        int last = to - 1;
        moveMedianTo(from, last);
        long pivot = keys[last];
        int split = from;
        for (int at = from; at < last; at++) {
            long key = keys[at];
            keys[at] = keys[split];
            keys[split] = key;
            split += key > pivot ? 1 : 0;
        }
        keys[last] = keys[split];
        keys[split] = pivot;
        return split;
    }

    private void moveMedianTo(int first, int last) {
        int middle = (first + last) >>> 1;
        long a = keys[first];
        long b = keys[middle];
        long c = keys[last];
        int median = a > b ? (b > c ? middle : a > c ? last : first) : (a > c ? first : b > c ? last : middle);
        keys[last] = keys[median];
        keys[median] = c;
    }

    int size() {
        return size;
    }

    float similarity(int at) {
        return Float.intBitsToFloat((int) (keys[at] >>> 32));
    }

    int candidate(int at) {
        return Integer.MAX_VALUE - (int) keys[at];
    }

    /** The average of what the candidates say, weighted by similarity. */
    Neighbourhood.Average average(float[] valueOfCandidate) {
        double weighted = 0;
        double weights = 0;
        for (int at = 0; at < size; at++) {
            float similarity = similarity(at);
            weighted += (double) similarity * valueOfCandidate[candidate(at)];
            weights += similarity;
        }
        return new Neighbourhood.Average(size, weighted / weights, weights);
    }

    /** Puts the smallest candidate first. */
    void orderByCandidate() {
        for (int at = 0; at < size; at++) {
            keys[at] = Long.rotateLeft(keys[at], 32) ^ 0x7FFF_FFFF_0000_0000L;
        }
        Arrays.sort(keys, 0, size);
        for (int at = 0; at < size; at++) {
            keys[at] = Long.rotateLeft(keys[at] ^ 0x7FFF_FFFF_0000_0000L, 32);
        }
    }
}
