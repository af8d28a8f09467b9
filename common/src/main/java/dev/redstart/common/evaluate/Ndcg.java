package dev.redstart.common.evaluate;

/**
 * Normalised discounted cumulative gain of the first {@code cutoff} ranks, binary relevance.
 *
 * <p>A relevant entry at rank {@code r} (from 1) earns {@code 1/log2(r+1)}; the sum is divided by that of the best
 * possible order. Range [0,1]; 0 when nothing is relevant. Same form as scikit-learn's {@code ndcg_score} for 0/1
 * gains. Järvelin and Kekäläinen, Cumulated gain-based evaluation of IR techniques, 2002.
 *
 * @param cutoff ranks counted, at least 1
 */
public record Ndcg(int cutoff) implements RankingMetric {
    public Ndcg {
        RankingMetric.checkCutoff(cutoff);
    }

    @Override
    public String name() {
        return "ndcg@" + cutoff;
    }

    @Override
    public double value(RankedHits hits) {
        double gain = 0;
        for (int rank = 1; rank <= Math.min(cutoff, hits.size()); rank++) {
            gain += hits.isHit(rank) ? discount(rank) : 0;
        }
        double best = 0;
        for (int rank = 1; rank <= Math.min(cutoff, hits.relevantCount()); rank++) {
            best += discount(rank);
        }
        return best == 0 ? 0 : gain / best;
    }

    private static double discount(int rank) {
        return Math.log(2) / Math.log(rank + 1.0);
    }
}
