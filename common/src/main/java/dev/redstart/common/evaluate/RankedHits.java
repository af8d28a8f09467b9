package dev.redstart.common.evaluate;

/**
 * Which ranks of one answer were right, and how many right entries there were to find: all that a ranking metric looks
 * at. Immutable.
 */
public final class RankedHits {
    private final boolean[] hits;
    private final int relevantCount;

    private RankedHits(boolean[] hits, int relevantCount) {
        this.hits = hits;
        this.relevantCount = relevantCount;
    }

    /**
     * The answer to one question, best first.
     *
     * @param hits whether the entry at each rank is relevant
     * @param relevantCount all relevant entries that exist, whether the answer has them or not; no fewer than there are
     *     hits
     */
    public static RankedHits of(boolean[] hits, int relevantCount) {
        RankedHits ranked = new RankedHits(hits.clone(), relevantCount);
        int found = ranked.hitsWithin(hits.length);
        if (found > relevantCount) {
            throw new IllegalArgumentException(
                    "relevantCount must be at least the " + found + " hits, got " + relevantCount);
        }
        return ranked;
    }

    /** Number of ranks that were answered. */
    public int size() {
        return hits.length;
    }

    public int relevantCount() {
        return relevantCount;
    }

    /** Whether the entry at a rank, counted from 1, is relevant; ranks beyond the answer are not. */
    public boolean isHit(int rank) {
        return rank <= hits.length && hits[rank - 1];
    }

    /** Number of relevant entries among the first {@code cutoff} ranks. */
    public int hitsWithin(int cutoff) {
        int found = 0;
        for (int rank = 1; rank <= Math.min(cutoff, hits.length); rank++) {
            found += hits[rank - 1] ? 1 : 0;
        }
        return found;
    }
}
