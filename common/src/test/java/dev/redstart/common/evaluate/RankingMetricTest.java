package dev.redstart.common.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

class RankingMetricTest {
    /** {@code "0110"} is a list whose second and third entries are hits. */
    private static RankedHits hits(String marks, int relevantCount) {
        boolean[] hits = new boolean[marks.length()];
        for (int at = 0; at < hits.length; at++) {
            hits[at] = marks.charAt(at) == '1';
        }
        return RankedHits.of(hits, relevantCount);
    }

    @Test
    void precisionDividesTheHitsByTheRanks() {
        // 2 hits in 5 ranks.
        assertThat(new Precision(5).value(hits("01010", 3))).isEqualTo(0.4);
    }

    @Test
    void precisionCountsRanksThatAShortAnswerLeavesEmptyAsMisses() {
        // 2 hits, 5 ranks, though only 2 were answered.
        assertThat(new Precision(5).value(hits("11", 2))).isEqualTo(0.4);
    }

    @Test
    void recallDividesTheHitsByAllThatIsRelevant() {
        // 2 of 4.
        assertThat(new Recall(3).value(hits("0110", 4))).isEqualTo(0.5);
    }

    @Test
    void ndcgDiscountsByTheLogarithmOfTheRank() {
        // Gains 1/log2(3) + 1/log2(5) = 0.63093 + 0.43068 = 1.06161; best order 1/log2(2) + 1/log2(3) = 1.63093.
        assertThat(new Ndcg(4).value(hits("0101", 2))).isCloseTo(0.65092, within(5e-6));
    }

    @Test
    void averagePrecisionDividesByTheSmallerOfCutoffAndRelevant() {
        // Precisions at the hits 1/1 and 2/3; of 5 relevant entries only 3 can stand in 3 ranks: (1 + 2/3) / 3.
        assertThat(new AveragePrecision(3).value(hits("1011", 5))).isCloseTo(5.0 / 9, within(1e-15));
    }

    @Test
    void reciprocalRankLooksAtTheFirstHitOnly() {
        // First hit at rank 3.
        assertThat(new ReciprocalRank(10).value(hits("0011", 2))).isEqualTo(1.0 / 3);
        assertThat(new ReciprocalRank(2).value(hits("0011", 2))).isZero();
    }

    @Test
    void hitRateIsOneForAnyHit() {
        assertThat(new HitRate(2).value(hits("0100", 4))).isEqualTo(1);
        assertThat(new HitRate(1).value(hits("0100", 4))).isZero();
    }

    @Test
    void agreesWithScikitLearn() {
        // scikit-learn: ndcg_score(y, falling scores, k=10) and, for whole lists, average_precision_score.
        String twelve = "010000110000";
        String thirty = "000110110000001110101011000001";

        assertThat(new Ndcg(10).value(hits(twelve, 3))).isCloseTo(0.6005491084563835, within(1e-14));
        assertThat(new Ndcg(10).value(hits(thirty, 12))).isCloseTo(0.3227266260473092, within(1e-14));
        assertThat(new AveragePrecision(12).value(hits(twelve, 3))).isCloseTo(0.38690476190476186, within(1e-14));
        assertThat(new AveragePrecision(30).value(hits(thirty, 12))).isCloseTo(0.403450789163873, within(1e-14));
    }

    @Test
    void agreesWithSpark() {
        // The example of Spark's RankingMetrics: three users, the last one without a relevant entry, and the values of
        // its own tests.
        List<RankedHits> users = List.of(hits("1010010011", 5), hits("0100101000", 3), hits("00000", 0));

        assertThat(mean(new Precision(4), users)).isCloseTo(0.75 / 3, within(1e-6));
        assertThat(mean(new AveragePrecision(10), users)).isCloseTo(0.355026, within(1e-6));
        assertThat(mean(new AveragePrecision(2), users)).isCloseTo(0.25, within(1e-6));
        assertThat(mean(new Ndcg(5), users)).isCloseTo(0.328788, within(1e-6));
        assertThat(mean(new Ndcg(10), users)).isCloseTo(0.487913, within(1e-6));
        assertThat(mean(new Recall(2), users)).isCloseTo((1.0 / 5 + 1.0 / 3) / 3, within(1e-6));
    }

    private static double mean(RankingMetric metric, List<RankedHits> users) {
        return users.stream().mapToDouble(metric::value).average().orElseThrow();
    }

    @Test
    void isZeroForAnEmptyAnswerAndForNothingRelevant() {
        for (RankingMetric metric : all(10)) {
            assertThat(metric.value(hits("", 3))).as(metric.name()).isZero();
            assertThat(metric.value(hits("000", 0))).as(metric.name()).isZero();
        }
    }

    @Test
    void saysItsCutoffInItsName() {
        assertThat(all(20).stream().map(RankingMetric::name))
                .containsExactly("precision@20", "recall@20", "ndcg@20", "map@20", "mrr@20", "hit-rate@20");
    }

    @Test
    void needsACutoffOfAtLeastOne() {
        List<IntFunction<RankingMetric>> constructors = List.of(
                Precision::new, Recall::new, Ndcg::new, AveragePrecision::new, ReciprocalRank::new, HitRate::new);

        for (IntFunction<RankingMetric> constructor : constructors) {
            assertThatThrownBy(() -> constructor.apply(0))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("cutoff must be at least 1, got 0");
        }
    }

    @Test
    void cannotHaveMoreHitsThanRelevantEntries() {
        assertThatThrownBy(() -> hits("111", 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("relevantCount must be at least the 3 hits, got 2");
    }

    static List<RankingMetric> all(int cutoff) {
        return List.of(
                new Precision(cutoff),
                new Recall(cutoff),
                new Ndcg(cutoff),
                new AveragePrecision(cutoff),
                new ReciprocalRank(cutoff),
                new HitRate(cutoff));
    }
}
