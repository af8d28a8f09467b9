package dev.redstart.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitPlanTest {
    /**
     * {@code "ann>a@30"}: user, item, time; without {@code @} a row has no time. The items are how a test tells rows
     * apart.
     */
    private static Interactions data(String... rows) {
        Interactions.Builder builder = Interactions.builder(Interactions.Duplicates.SUM);
        for (String row : rows) {
            String[] parts = row.split("[>@]");
            if (parts.length == 3) {
                builder.add(parts[0], parts[1], 1, Long.parseLong(parts[2]));
            } else {
                builder.add(parts[0], parts[1], 1);
            }
        }
        return builder.build(Source.inMemory("test"));
    }

    /** So many rows {@code ann>0, ann>1, ...}. */
    private static Interactions numbered(int size) {
        String[] rows = new String[size];
        Arrays.setAll(rows, row -> "ann>" + row);
        return data(rows);
    }

    private static List<String> items(Interactions data) {
        List<String> items = new ArrayList<>();
        for (int row = 0; row < data.size(); row++) {
            items.add(data.items().id(data.itemOf(row)));
        }
        return items;
    }

    @Test
    void byTimeTestsTheLatestRows() {
        Interactions data = data("ann>a@50", "bob>b@10", "ann>c@20", "bob>d@40", "cat>e@30");

        Split<Interactions> split = SplitPlan.byTime(0.6).apply(data);

        assertThat(items(split.train())).containsExactly("b", "c", "e");
        assertThat(items(split.test())).containsExactly("a", "d");
        assertThat(split.description()).isEqualTo("time:0.6");
    }

    @Test
    void byTimeNeverCutsThroughAMoment() {
        Interactions data = data("ann>a@1", "ann>b@2", "ann>c@2", "ann>d@2", "ann>e@3");

        Split<Interactions> split = SplitPlan.byTime(0.6).apply(data);

        assertThat(items(split.train())).containsExactly("a");
        assertThat(items(split.test())).containsExactly("b", "c", "d", "e");
    }

    @Test
    void byTimeTakesTimesBeyondThirtyTwoBits() {
        Interactions data = data("ann>a@" + Long.MAX_VALUE, "ann>b@" + Long.MIN_VALUE, "ann>c@0", "ann>d@-5");

        Split<Interactions> split = SplitPlan.byTime(0.5).apply(data);

        assertThat(items(split.train())).containsExactly("b", "d");
    }

    @Test
    void byTimeNeedsTimes() {
        assertThatThrownBy(() -> SplitPlan.byTime(0.8).apply(data("ann>a", "ann>b")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("test has no times, so it cannot be split by time; name a time column or split shuffled");
    }

    @Test
    void byTimeNeedsMoreThanOneMoment() {
        assertThatThrownBy(() -> SplitPlan.byTime(0.8).apply(data("ann>a@1", "ann>b@1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("splitting test by time:0.8 leaves 0 training and 2 test rows; both need at least one");
    }

    @Test
    void lastPerUserTestsTheLatestOfEach() {
        Interactions data = data("ann>a@3", "ann>b@1", "ann>c@2", "bob>d@9", "bob>e@8", "cat>f@5");

        Split<Interactions> split = SplitPlan.lastPerUser(1).apply(data);

        assertThat(items(split.test())).containsExactly("a", "d");
        assertThat(items(split.train())).containsExactly("b", "c", "e", "f");
        assertThat(split.description()).isEqualTo("last:1");
    }

    @Test
    void lastPerUserGoesByPositionWhereThereAreNoTimes() {
        Split<Interactions> split = SplitPlan.lastPerUser(2).apply(data("ann>a", "ann>b", "ann>c", "bob>d", "bob>e"));

        assertThat(items(split.test())).containsExactly("b", "c");
    }

    @Test
    void shuffledTakesTheGivenShare() {
        Split<Interactions> split = SplitPlan.shuffled(0.75, 42).apply(numbered(1_000));

        assertThat(split.train().size()).isEqualTo(750);
        assertThat(split.description()).isEqualTo("shuffled:0.75");
        // Fair: about three quarters of the first half.
        assertThat(items(split.train()).stream()
                        .filter(item -> Integer.parseInt(item) < 500)
                        .count())
                .isBetween(340L, 410L);
    }

    @Test
    void shuffledIsTheSameForTheSameSeedOnly() {
        Interactions data = numbered(50);

        List<String> first = items(SplitPlan.shuffled(0.5, 1).apply(data).test());

        assertThat(items(SplitPlan.shuffled(0.5, 1).apply(data).test())).isEqualTo(first);
        assertThat(items(SplitPlan.shuffled(0.5, 2).apply(data).test())).isNotEqualTo(first);
    }

    @Property(tries = 100)
    void foldsTestEveryRowOnce(
            @ForAll @IntRange(min = 2, max = 9) int folds, @ForAll @IntRange(min = 9, max = 60) int size) {
        List<Split<Interactions>> splits = SplitPlan.folds(folds, 7).splits(numbered(size));

        List<String> tested = new ArrayList<>();
        for (Split<Interactions> split : splits) {
            assertThat(split.test().size()).isBetween(size / folds, (size + folds - 1) / folds);
            assertThat(split.train().size() + split.test().size()).isEqualTo(size);
            tested.addAll(items(split.test()));
        }
        assertThat(splits).hasSize(folds);
        assertThat(tested).containsExactlyInAnyOrderElementsOf(items(numbered(size)));
    }

    @Property(tries = 100)
    void byTimePutsNoTrainingRowAfterATestRow(
            @ForAll @Size(min = 2, max = 40) List<@IntRange(max = 20) Integer> times) {
        String[] rows = new String[times.size()];
        Arrays.setAll(rows, row -> "ann>" + row + "@" + times.get(row));
        if (times.stream().distinct().count() < 2) {
            return;
        }

        // The cut stands at the middle row's moment; where that is the first moment, nothing is left to train on, as
        // said elsewhere.
        long middle = times.stream().sorted().toList().get(times.size() / 2);
        if (times.stream().allMatch(time -> time >= middle)) {
            return;
        }
        Split<Interactions> split = SplitPlan.byTime(0.5).apply(data(rows));

        assertThat(latest(split.train())).isLessThan(earliest(split.test()));
    }

    private static long latest(Interactions data) {
        long latest = Long.MIN_VALUE;
        for (int row = 0; row < data.size(); row++) {
            latest = Math.max(latest, data.timeOf(row));
        }
        return latest;
    }

    private static long earliest(Interactions data) {
        long earliest = Long.MAX_VALUE;
        for (int row = 0; row < data.size(); row++) {
            earliest = Math.min(earliest, data.timeOf(row));
        }
        return earliest;
    }

    @Test
    void givenFoldsAreTakenAsTheyAre() {
        List<Split<Interactions>> splits = SplitPlan.given(new int[] {1, 0, 1}).splits(data("ann>a", "ann>b", "bob>c"));

        assertThat(splits).hasSize(2);
        assertThat(items(splits.get(0).test())).containsExactly("b");
        assertThat(items(splits.get(1).test())).containsExactly("a", "c");
        assertThat(splits.get(1).description()).isEqualTo("fold:2/2");
    }

    @Test
    void givenFoldsMustFitTheData() {
        assertThatThrownBy(() -> SplitPlan.given(new int[] {0, 1}).splits(numbered(3)))
                .hasMessage("folds are given for 2 rows, but the data set has 3");
        assertThatThrownBy(() -> SplitPlan.given(new int[] {0, -1}))
                .hasMessage("folds are counted from 0; a row has a negative one");
        assertThatThrownBy(() -> SplitPlan.given(new int[] {0, 2, 0}).splits(numbered(3)))
                .hasMessage("splitting test by fold:2/3 leaves 3 training and 0 test rows; both need at least one");
    }

    @Test
    void appliesOnlyPlansOfOneSplit() {
        assertThatThrownBy(() -> SplitPlan.folds(3, 1).apply(numbered(9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("makes 3 splits, expected one; call splits()");
    }

    @Test
    void cannotSplitNothing() {
        Interactions nothing = data();

        assertThatThrownBy(() -> SplitPlan.byTime(0.8).apply(nothing)).hasMessage("test has no rows to split");
        assertThatThrownBy(() -> SplitPlan.shuffled(0.8, 1).apply(nothing))
                .hasMessage("splitting test by shuffled:0.8 leaves 0 training and 0 test rows; both need at least one");
        assertThatThrownBy(() -> SplitPlan.folds(5, 1).splits(nothing))
                .hasMessage("splitting test by fold:1/5 leaves 0 training and 0 test rows; both need at least one");
        assertThatThrownBy(() -> SplitPlan.lastPerUser(1).apply(nothing))
                .hasMessage("splitting test by last:1 leaves 0 training and 0 test rows; both need at least one");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.5, Double.NaN})
    void needsAShareBetweenZeroAndOne(double share) {
        assertThatThrownBy(() -> SplitPlan.shuffled(share, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trainFraction must be above 0 and below 1, got " + share);
        assertThatThrownBy(() -> SplitPlan.byTime(share)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void needsSensibleCounts() {
        assertThatThrownBy(() -> SplitPlan.lastPerUser(0)).hasMessage("count must be at least 1, got 0");
        assertThatThrownBy(() -> SplitPlan.folds(1, 1)).hasMessage("folds must be at least 2, got 1");
    }
}
