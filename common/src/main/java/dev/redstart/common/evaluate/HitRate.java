package dev.redstart.common.evaluate;

/**
 * Whether anything relevant stands in the first {@code cutoff} ranks: 1 or 0; its mean is the share of users who are
 * shown a hit.
 *
 * @param cutoff ranks counted, at least 1
 */
public record HitRate(int cutoff) implements RankingMetric {
    public HitRate {
        RankingMetric.checkCutoff(cutoff);
    }

    @Override
    public String name() {
        return "hit-rate@" + cutoff;
    }

    @Override
    public double value(RankedHits hits) {
        return hits.hitsWithin(cutoff) > 0 ? 1 : 0;
    }
}
