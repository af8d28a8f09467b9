package dev.redstart.common.vector;

/**
 * The exact best {@code count} of many scores, by a heap of the best so far: one comparison a score for most scores.
 */
public final class TopN {
    /** Decides between equal scores: negative if {@code first} comes first. */
    @FunctionalInterface
    public interface Ties {
        int compare(int first, int second);
    }

    private TopN() {}

    /**
     * The indexes of the best scores, best first. NaN and negative infinity are never selected.
     *
     * @param count how many at most, at least 1
     */
    public static int[] select(float[] scores, int count, Ties ties) {
        if (count < 1) {
            throw new IllegalArgumentException("count must be at least 1, got " + count);
        }
        int capacity = Math.min(count, scores.length);
        int[] heap = new int[capacity];
        int size = 0;
        float worst = Float.NEGATIVE_INFINITY;
        for (int index = 0; index < scores.length; index++) {
            float score = scores[index];
            if (size < capacity) {
                if (score > Float.NEGATIVE_INFINITY) {
                    heap[size] = index;
                    siftUp(heap, size++, scores, ties);
                    worst = scores[heap[0]];
                }
            } else if (score >= worst && capacity > 0 && better(index, heap[0], scores, ties)) {
                heap[0] = index;
                siftDown(heap, 0, size, scores, ties);
                worst = scores[heap[0]];
            }
        }
        return drain(heap, size, scores, ties);
    }

    /** Whether the first index ranks before the second. */
    private static boolean better(int first, int second, float[] scores, Ties ties) {
        if (scores[first] != scores[second]) {
            return scores[first] > scores[second];
        }
        return ties.compare(first, second) < 0;
    }

    /** The heap keeps its worst entry on top. */
    private static void siftUp(int[] heap, int from, float[] scores, Ties ties) {
        int entry = heap[from];
        int at = from;
        while (at > 0 && better(heap[(at - 1) >>> 1], entry, scores, ties)) {
            heap[at] = heap[(at - 1) >>> 1];
            at = (at - 1) >>> 1;
        }
        heap[at] = entry;
    }

    private static void siftDown(int[] heap, int from, int size, float[] scores, Ties ties) {
        int entry = heap[from];
        int at = from;
        for (int child = 2 * at + 1; child < size; child = 2 * at + 1) {
            if (child + 1 < size && better(heap[child], heap[child + 1], scores, ties)) {
                child++;
            }
            if (!better(entry, heap[child], scores, ties)) {
                break;
            }
            heap[at] = heap[child];
            at = child;
        }
        heap[at] = entry;
    }

    private static int[] drain(int[] heap, int size, float[] scores, Ties ties) {
        int[] best = new int[size];
        for (int left = size; left > 0; left--) {
            best[left - 1] = heap[0];
            heap[0] = heap[left - 1];
            siftDown(heap, 0, left - 1, scores, ties);
        }
        return best;
    }
}
