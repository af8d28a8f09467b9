package dev.redstart.common.evaluate;

/**
 * The share of the first {@code cutoff} ranks that is relevant.
 *
 * <p>Always divided by the cutoff: ranks that a short answer leaves empty count as misses, and a user with fewer
 * relevant entries than ranks cannot reach 1. Range [0,1].
 *
 * @param cutoff ranks counted, at least 1
 */
public record Precision(int cutoff) implements RankingMetric {
    public Precision {
        RankingMetric.checkCutoff(cutoff);
    }

    @Override
    public String name() {
        return "precision@" + cutoff;
    }

    @Override
    public double value(RankedHits hits) {
        return (double) hits.hitsWithin(cutoff) / cutoff;
    }
}
