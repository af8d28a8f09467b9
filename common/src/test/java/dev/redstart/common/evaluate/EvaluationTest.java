package dev.redstart.common.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final List<String> USERS = List.of("ann", "bob", "cat");

    private static Evaluation of(String name, Observations observations) {
        return Evaluation.builder(USERS).add(name, observations).build(Bootstrap.seeded(1));
    }

    @Test
    void keepsTheMeanAndTheValueOfEachUser() {
        Estimate estimate =
                of("ndcg@10", Observations.of(new double[] {0.5, 1, 0})).of("ndcg@10");

        assertThat(estimate.mean()).isEqualTo(0.5);
        assertThat(estimate.values()).containsExactly(0.5, 1, 0);
        assertThat(estimate.count()).isEqualTo(3);
    }

    @Test
    void leavesOutUsersWithoutAValue() {
        Estimate estimate = of("diversity@10", Observations.of(new double[] {0.5, Double.NaN, 1}))
                .of("diversity@10");

        assertThat(estimate.mean()).isEqualTo(0.75);
        assertThat(estimate.values()).containsExactly(0.5, Double.NaN, 1);
        assertThat(estimate.count()).isEqualTo(2);
    }

    @Test
    void leavesOutAMetricThatNobodyHasAValueFor() {
        Evaluation evaluation = of("diversity@10", Observations.of(new double[] {Double.NaN, Double.NaN, Double.NaN}));

        assertThat(evaluation.estimates()).isEmpty();
        assertThat(evaluation.has("diversity@10")).isFalse();
    }

    @Test
    void weighsEveryMeasurementTheSameNotEveryUser() {
        // Squared errors: ann 1 + 1 + 1 + 1, bob 16, cat none. All together sqrt(20 / 5) = 2; alone 1 and 4.
        Observations squares = Observations.of(new double[] {4, 16, 0}, new double[] {4, 1, 0}, Math::sqrt);

        Estimate rmse = of("rmse", squares).of("rmse");

        assertThat(rmse.mean()).isEqualTo(2);
        assertThat(rmse.values()).containsExactly(1, 4, Double.NaN);
    }

    @Test
    void summarisesInPlainNumbers() {
        Evaluation evaluation = Evaluation.builder(USERS)
                .add("hit-rate@10", Observations.of(new double[] {1, 1, 1}))
                .add("coverage", 0.25)
                .build(Bootstrap.seeded(1));

        assertThat(evaluation.summary())
                .containsExactly(
                        entry("hit-rate@10", Map.of("mean", 1.0, "low", 1.0, "high", 1.0)),
                        entry("coverage", Map.of("mean", 0.25)));
    }

    @Test
    void hasNoIntervalsWithoutResamples() {
        Evaluation evaluation = Evaluation.builder(USERS)
                .add("rmse", Observations.of(new double[] {1, 2, 3}))
                .build(Bootstrap.none());

        assertThat(evaluation.of("rmse").hasInterval()).isFalse();
        assertThat(evaluation.of("rmse").low()).isNaN();
        assertThat(evaluation.of("rmse").mean()).isEqualTo(2);
    }

    @Test
    void givesTheSameIntervalForTheSameSeed() {
        Observations observations = normal(200, 3);
        List<String> users = IntStream.range(0, 200).mapToObj(String::valueOf).toList();

        Estimate first = Evaluation.builder(users)
                .add("x", observations)
                .build(Bootstrap.seeded(7))
                .of("x");
        Estimate again = Evaluation.builder(users)
                .add("x", observations)
                .build(Bootstrap.seeded(7))
                .of("x");
        Estimate other = Evaluation.builder(users)
                .add("x", observations)
                .build(Bootstrap.seeded(8))
                .of("x");

        assertThat(again).hasToString(first.toString());
        assertThat(other).doesNotHaveToString(first.toString());
    }

    @Test
    void hasTheIntervalOfTheNormalDistributionWhereThatIsRight() {
        int size = 2_000;
        Observations observations = normal(size, 11);
        List<String> users = IntStream.range(0, size).mapToObj(String::valueOf).toList();

        Estimate estimate = Evaluation.builder(users)
                .add("x", observations)
                .build(new Bootstrap(4_000, 1))
                .of("x");

        // Standard deviation 1, so mean +- 1.96 / sqrt(2000) = 0.0438; a 2.5 % quantile of 4,000 draws is good to 5 %
        // of that.
        double half = 1.96 / Math.sqrt(size);
        assertThat(estimate.high() - estimate.mean()).isCloseTo(half, within(0.1 * half));
        assertThat(estimate.mean() - estimate.low()).isCloseTo(half, within(0.1 * half));
    }

    private static Observations normal(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Observations.of(
                DoubleStream.generate(random::nextGaussian).limit(size).toArray());
    }

    @Test
    void containsTheTruthInNinetyFivePercentOfExperiments() {
        List<String> users = IntStream.range(0, 60).mapToObj(String::valueOf).toList();
        int covered = 0;
        for (int experiment = 0; experiment < 400; experiment++) {
            Estimate estimate = Evaluation.builder(users)
                    .add("x", normal(60, experiment))
                    .build(new Bootstrap(300, experiment))
                    .of("x");
            covered += estimate.low() <= 0 && 0 <= estimate.high() ? 1 : 0;
        }

        // 400 * 0.95 = 380, standard deviation 4.4; with 60 users the percentile method is a little too narrow.
        assertThat(covered).isBetween(362, 394);
    }

    @Test
    void namesTheMetricsThatThereAre() {
        Evaluation evaluation = of("rmse", Observations.of(new double[] {1, 2, 3}));

        assertThatThrownBy(() -> evaluation.of("mae"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("metric 'mae' was not evaluated; there are rmse");
    }

    @Test
    void refusesFiguresOfOtherUsers() {
        assertThatThrownBy(() -> of("rmse", Observations.of(new double[] {1, 2})))
                .hasMessage("rmse has 2 observations for 3 cases");
        assertThatThrownBy(() -> Observations.of(new double[2], new double[3], Math::sqrt))
                .hasMessage("there are 2 sums, but 3 counts");
        assertThatThrownBy(() -> new Bootstrap(-1, 0)).hasMessage("bootstrap samples must not be negative, got -1");
    }

    @Test
    void ownsItsArrays() {
        double[] values = {1, 2, 3};
        Estimate estimate = of("rmse", Observations.of(values)).of("rmse");

        values[0] = 100;
        estimate.values()[1] = 100;

        assertThat(estimate.values()).containsExactly(1, 2, 3);
    }
}
