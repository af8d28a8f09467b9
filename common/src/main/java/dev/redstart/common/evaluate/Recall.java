package dev.redstart.common.evaluate;

/**
 * The share of all relevant entries that stand in the first {@code cutoff} ranks.
 *
 * <p>Divided by all that is relevant, also where that is more than the cutoff (some libraries divide by the smaller of
 * the two). Range [0,1]; 0 when nothing is relevant.
 *
 * @param cutoff ranks counted, at least 1
 */
public record Recall(int cutoff) implements RankingMetric {
    public Recall {
        RankingMetric.checkCutoff(cutoff);
    }

    @Override
    public String name() {
        return "recall@" + cutoff;
    }

    @Override
    public double value(RankedHits hits) {
        return hits.relevantCount() == 0 ? 0 : (double) hits.hitsWithin(cutoff) / hits.relevantCount();
    }
}
