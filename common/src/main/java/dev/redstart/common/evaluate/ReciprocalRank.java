package dev.redstart.common.evaluate;

/**
 * One over the rank of the first relevant entry; its mean over users is MRR.
 *
 * <p>Range [0,1]; 0 when no relevant entry stands in the first {@code cutoff} ranks.
 *
 * @param cutoff ranks counted, at least 1
 */
public record ReciprocalRank(int cutoff) implements RankingMetric {
    public ReciprocalRank {
        RankingMetric.checkCutoff(cutoff);
    }

    @Override
    public String name() {
        return "mrr@" + cutoff;
    }

    @Override
    public double value(RankedHits hits) {
        for (int rank = 1; rank <= Math.min(cutoff, hits.size()); rank++) {
            if (hits.isHit(rank)) {
                return 1.0 / rank;
            }
        }
        return 0;
    }
}
