package dev.redstart.common.evaluate;

/**
 * Average precision of the first {@code cutoff} ranks; its mean over users is MAP.
 *
 * <p>The precision at the rank of every hit, added up and divided by the smaller of {@code cutoff} and the number of
 * relevant entries, so that a perfect answer has 1 whatever the cutoff (the variant of Kaggle and Spark; TREC divides
 * by all that is relevant). Range [0,1]; 0 when nothing is relevant.
 *
 * @param cutoff ranks counted, at least 1
 */
public record AveragePrecision(int cutoff) implements RankingMetric {
    public AveragePrecision {
        RankingMetric.checkCutoff(cutoff);
    }

    @Override
    public String name() {
        return "map@" + cutoff;
    }

    @Override
    public double value(RankedHits hits) {
        double sum = 0;
        int found = 0;
        for (int rank = 1; rank <= Math.min(cutoff, hits.size()); rank++) {
            if (hits.isHit(rank)) {
                found++;
                sum += (double) found / rank;
            }
        }
        return found == 0 ? 0 : sum / Math.min(cutoff, hits.relevantCount());
    }
}
