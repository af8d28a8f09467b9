package dev.redstart.common.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final int SIZE = 300;
    private static final List<String> USERS =
            IntStream.range(0, SIZE).mapToObj(String::valueOf).toList();

    /** Users differ much from each other; the models agree on who is easy, up to a noise of their own and a shift. */
    private static Evaluation model(double shift, double noise, long seed) {
        SplittableRandom ease = new SplittableRandom(99);
        SplittableRandom own = new SplittableRandom(seed);
        double[] values = new double[SIZE];
        for (int user = 0; user < SIZE; user++) {
            values[user] = ease.nextGaussian() + shift + noise * own.nextGaussian();
        }
        return Evaluation.builder(USERS).add("ndcg@10", Observations.of(values)).build(Bootstrap.seeded(1));
    }

    @Test
    void seesASmallLeadThatTheSingleIntervalsHide() {
        Evaluation baseline = model(0, 0, 1);
        Evaluation better = model(0.05, 0.1, 2);

        PairedDifference difference = PairedDifference.of("ndcg@10", better, baseline);

        // The two intervals overlap by far: +- 1.96 / sqrt(300) = 0.11. The paired one is +- 0.1 * 1.96 / sqrt(300) =
        // 0.011.
        assertThat(better.of("ndcg@10").low()).isLessThan(baseline.of("ndcg@10").mean());
        assertThat(difference.mean()).isCloseTo(0.05, within(0.015));
        assertThat(difference.interval().high() - difference.interval().low()).isCloseTo(0.0226, within(0.004));
        assertThat(difference.isClear()).isTrue();
    }

    @Test
    void namesTheWinnerWithItsLead() {
        Map<String, Evaluation> models = new LinkedHashMap<>();
        models.put("als", model(0.20, 0.1, 3));
        models.put("popularity", model(0, 0, 1));
        models.put("knn", model(0.10, 0.1, 2));

        Comparison comparison = Comparison.highest("ndcg@10", "popularity", models);

        assertThat(comparison.winner()).isEqualTo("als");
        assertThat(comparison.isClear()).isTrue();
        assertThat(comparison.lead()).isEqualTo(comparison.differences().get("als"));
        assertThat(comparison.differences()).containsOnlyKeys("als", "popularity", "knn");
        assertThat(comparison.differences().get("popularity").mean()).isZero();
        assertThat(comparison.verdict())
                .matches(
                        "als differs from popularity by \\+0\\.\\d{4} ndcg@10 \\(95 % interval \\+0\\.1\\d{3} to \\+0\\.2\\d{3}\\): a clear winner");
    }

    @Test
    void doesNotCallALeadClearThatChanceExplains() {
        Map<String, Evaluation> models = Map.of("popularity", model(0, 0, 1), "als", model(0.002, 0.5, 8));

        Comparison comparison = Comparison.highest("ndcg@10", "popularity", models);

        assertThat(comparison.isClear()).isFalse();
        assertThat(comparison.winner().equals("popularity")
                        || comparison.verdict().endsWith("not a clear winner"))
                .isTrue();
    }

    @Test
    void takesTheLowestWhereErrorsAreCompared() {
        Map<String, Evaluation> models = Map.of("means", model(1, 0, 1), "svd", model(0.9, 0, 2));

        Comparison comparison = Comparison.lowest("ndcg@10", "means", models);

        assertThat(comparison.winner()).isEqualTo("svd");
        assertThat(comparison.lead().mean()).isCloseTo(-0.1, within(1e-9));
        assertThat(comparison.isClear()).isTrue();
    }

    @Test
    void leavesTheCrownToTheBaselineWhenNothingIsBetter() {
        Map<String, Evaluation> models =
                Map.of("popularity", model(0, 0, 1), "same", model(0, 0, 2), "worse", model(-1, 0, 3));

        Comparison comparison = Comparison.highest("ndcg@10", "popularity", models);

        assertThat(comparison.winner()).isEqualTo("popularity");
        assertThat(comparison.isClear()).isFalse();
        assertThat(comparison.verdict()).isEqualTo("nothing beats popularity by ndcg@10");
    }

    @Test
    void isNeverClearWithoutResamples() {
        Evaluation one = Evaluation.builder(USERS).add("coverage", 0.5).build(Bootstrap.none());
        Evaluation other = Evaluation.builder(USERS).add("coverage", 0.4).build(Bootstrap.none());

        PairedDifference difference = PairedDifference.of("coverage", one, other);

        assertThat(difference.mean()).isCloseTo(0.1, within(1e-12));
        assertThat(difference.isClear()).isFalse();
    }

    @Test
    void comparesOnlyOnTheSameUsers() {
        Evaluation one = model(0, 0, 1);
        Evaluation other = Evaluation.builder(List.of("ann"))
                .add("ndcg@10", Observations.of(new double[] {1}))
                .build(Bootstrap.seeded(1));

        assertThatThrownBy(() -> PairedDifference.of("ndcg@10", one, other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("two evaluations can be compared only on the same cases; these have 300 and 1, or others");
    }

    @Test
    void namesAMissingBaseline() {
        assertThatThrownBy(() -> Comparison.highest("ndcg@10", "popularity", Map.of("als", model(0, 0, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("baseline 'popularity' is not among the evaluated models als");
    }
}
