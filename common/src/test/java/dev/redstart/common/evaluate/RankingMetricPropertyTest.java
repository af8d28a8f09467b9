package dev.redstart.common.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class RankingMetricPropertyTest {
    private static int count(boolean[] hits) {
        int count = 0;
        for (boolean hit : hits) {
            count += hit ? 1 : 0;
        }
        return count;
    }

    @Property(tries = 300)
    void staysBetweenZeroAndOne(
            @ForAll @Size(max = 30) boolean[] hits,
            @ForAll @IntRange(max = 50) int missed,
            @ForAll @IntRange(min = 1, max = 40) int cutoff) {
        RankedHits ranked = RankedHits.of(hits, count(hits) + missed);

        for (RankingMetric metric : RankingMetricTest.all(cutoff)) {
            assertThat(metric.value(ranked)).as(metric.name()).isBetween(0.0, 1.0);
        }
    }

    @Property(tries = 100)
    void isOneForThePerfectOrder(
            @ForAll @IntRange(min = 1, max = 30) int relevant, @ForAll @IntRange(min = 1, max = 30) int cutoff) {
        boolean[] hits = new boolean[40];
        Arrays.fill(hits, 0, relevant, true);
        RankedHits perfect = RankedHits.of(hits, relevant);

        assertThat(new Ndcg(cutoff).value(perfect)).isCloseTo(1, within(1e-12));
        assertThat(new AveragePrecision(cutoff).value(perfect)).isCloseTo(1, within(1e-12));
        assertThat(new ReciprocalRank(cutoff).value(perfect)).isEqualTo(1);
        assertThat(new HitRate(cutoff).value(perfect)).isEqualTo(1);
        // Precision and recall are 1 as far as their denominators let them.
        assertThat(new Precision(cutoff).value(perfect)).isEqualTo((double) Math.min(relevant, cutoff) / cutoff);
        assertThat(new Recall(cutoff).value(perfect)).isEqualTo((double) Math.min(relevant, cutoff) / relevant);
    }

    @Property(tries = 300)
    void neverFallsWhenAHitMovesUp(
            @ForAll @Size(min = 2, max = 30) boolean[] hits,
            @ForAll int first,
            @ForAll int second,
            @ForAll @IntRange(min = 1, max = 30) int cutoff) {
        int upper = Math.min(Math.floorMod(first, hits.length), Math.floorMod(second, hits.length));
        int lower = Math.max(Math.floorMod(first, hits.length), Math.floorMod(second, hits.length));
        boolean[] before = hits.clone();
        before[upper] = false;
        before[lower] = true;
        boolean[] after = before.clone();
        after[upper] = true;
        after[lower] = upper == lower;

        for (RankingMetric metric : RankingMetricTest.all(cutoff)) {
            double worse = metric.value(RankedHits.of(before, hits.length));
            double better = metric.value(RankedHits.of(after, hits.length));

            assertThat(better).as(metric.name()).isGreaterThanOrEqualTo(worse);
        }
    }
}
