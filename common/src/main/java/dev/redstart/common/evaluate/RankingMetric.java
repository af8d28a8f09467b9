package dev.redstart.common.evaluate;

/** A figure of merit of one ranked answer; the evaluation averages it over the users. */
public interface RankingMetric {
    /** The metric with its cutoff as reports name it: {@code ndcg@10}. */
    String name();

    /** How many ranks it looks at, at least 1. */
    int cutoff();

    /** Higher is better; range [0,1]. */
    double value(RankedHits hits);

    /** The check that every cutoff passes. */
    static void checkCutoff(int cutoff) {
        if (cutoff < 1) {
            throw new IllegalArgumentException("cutoff must be at least 1, got " + cutoff);
        }
    }
}
