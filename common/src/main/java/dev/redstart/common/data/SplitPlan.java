package dev.redstart.common.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * A way to cut a data set into training and test rows. Same data, same plan: same cut.
 *
 * <p>By time is the honest default for recommenders: the model never sees the future of the users it is tested on.
 */
public sealed interface SplitPlan {
    /** Every split that the plan makes: one, or one for each fold. */
    <D extends Dataset<D>> List<Split<D>> splits(D data);

    /** The only split of a plan that makes one. */
    default <D extends Dataset<D>> Split<D> apply(D data) {
        List<Split<D>> splits = splits(data);
        if (splits.size() != 1) {
            throw new IllegalArgumentException(
                    this + " makes " + splits.size() + " splits, expected one; call splits()");
        }
        return splits.getFirst();
    }

    /** The first {@code trainFraction} of the rows by time. Rows of the moment of the cut all go to the test side. */
    static SplitPlan byTime(double trainFraction) {
        return new ByTime(trainFraction);
    }

    /** The last {@code count} rows of each user are tested, by time where there are times, else by position; shorter users only train. */
    static SplitPlan lastPerUser(int count) {
        return new LastPerUser(count);
    }

    /** A random {@code trainFraction} of the rows. */
    static SplitPlan shuffled(double trainFraction, long seed) {
        return new Shuffled(trainFraction, seed);
    }

    /** {@code folds} random parts of equal size (to one row); each is the test side once. */
    static SplitPlan folds(int folds, long seed) {
        return new Folds(folds, seed);
    }

    /** Folds that somebody else chose: row {@code r} is tested in fold {@code foldOfRow[r]}, counted from 0, and trains in the others. */
    static SplitPlan given(int[] foldOfRow) {
        return new Given(foldOfRow);
    }

    /** See {@link SplitPlan#byTime(double)}. */
    record ByTime(double trainFraction) implements SplitPlan {
        public ByTime {
            checkFraction(trainFraction);
        }

        @Override
        public <D extends Dataset<D>> List<Split<D>> splits(D data) {
            if (!(data instanceof Timed timed) || !timed.hasTimes()) {
                throw new IllegalArgumentException(data.source().name()
                        + " has no times, so it cannot be split by time; name a time column or split shuffled");
            }
            if (data.size() == 0) {
                throw new IllegalArgumentException(data.source().name() + " has no rows to split");
            }
            int[] order = rowsByTime(data);
            long cut = timed.timeOf(order[(int) (data.size() * trainFraction)]);
            return List.of(cut(data, row -> timed.timeOf(row) >= cut, "time:" + trainFraction));
        }
    }

    /** See {@link SplitPlan#lastPerUser(int)}. */
    record LastPerUser(int count) implements SplitPlan {
        public LastPerUser {
            if (count < 1) {
                throw new IllegalArgumentException("count must be at least 1, got " + count);
            }
        }

        @Override
        public <D extends Dataset<D>> List<Split<D>> splits(D data) {
            if (!(data instanceof Grouped grouped)) {
                throw new IllegalArgumentException(
                        data.source().name() + " has no users, so it cannot be split per user");
            }
            int[] order = rowsByTime(data);
            int[] rowsOfGroup = new int[grouped.groupCount()];
            for (int row : order) {
                rowsOfGroup[grouped.groupOf(row)]++;
            }
            boolean[] tested = new boolean[data.size()];
            int[] taken = new int[grouped.groupCount()];
            for (int at = order.length - 1; at >= 0; at--) {
                int group = grouped.groupOf(order[at]);
                tested[order[at]] = rowsOfGroup[group] > count && taken[group]++ < count;
            }
            return List.of(cut(data, row -> tested[row], "last:" + count));
        }
    }

    /** See {@link SplitPlan#shuffled(double, long)}. */
    record Shuffled(double trainFraction, long seed) implements SplitPlan {
        public Shuffled {
            checkFraction(trainFraction);
        }

        @Override
        public <D extends Dataset<D>> List<Split<D>> splits(D data) {
            int[] rank = shuffledRanks(data.size(), seed);
            int cut = (int) Math.round(data.size() * trainFraction);
            return List.of(cut(data, row -> rank[row] >= cut, "shuffled:" + trainFraction));
        }
    }

    /** See {@link SplitPlan#folds(int, long)}. */
    record Folds(int count, long seed) implements SplitPlan {
        public Folds {
            if (count < 2) {
                throw new IllegalArgumentException("folds must be at least 2, got " + count);
            }
        }

        @Override
        public <D extends Dataset<D>> List<Split<D>> splits(D data) {
            int[] rank = shuffledRanks(data.size(), seed);
            int[] foldOfRow = new int[data.size()];
            Arrays.setAll(foldOfRow, row -> (int) ((long) rank[row] * count / data.size()));
            return foldSplits(data, foldOfRow, count);
        }
    }

    /** See {@link SplitPlan#given(int[])}. */
    final class Given implements SplitPlan {
        private final int[] foldOfRow;

        private Given(int[] foldOfRow) {
            if (Arrays.stream(foldOfRow).anyMatch(fold -> fold < 0)) {
                throw new IllegalArgumentException("folds are counted from 0; a row has a negative one");
            }
            this.foldOfRow = foldOfRow.clone();
        }

        @Override
        public <D extends Dataset<D>> List<Split<D>> splits(D data) {
            if (foldOfRow.length != data.size()) {
                throw new IllegalArgumentException(
                        "folds are given for " + foldOfRow.length + " rows, but the data set has " + data.size());
            }
            return foldSplits(data, foldOfRow, Arrays.stream(foldOfRow).max().orElse(-1) + 1);
        }

        @Override
        public String toString() {
            return "given folds";
        }
    }

    private static <D extends Dataset<D>> List<Split<D>> foldSplits(D data, int[] foldOfRow, int count) {
        List<Split<D>> splits = new ArrayList<>();
        for (int fold = 0; fold < count; fold++) {
            int tested = fold;
            splits.add(cut(data, row -> foldOfRow[row] == tested, "fold:" + (fold + 1) + "/" + count));
        }
        return List.copyOf(splits);
    }

    private static <D extends Dataset<D>> Split<D> cut(D data, IntPredicate tested, String description) {
        int[] test = IntStream.range(0, data.size()).filter(tested).toArray();
        int[] train = IntStream.range(0, data.size()).filter(tested.negate()).toArray();
        if (test.length == 0 || train.length == 0) {
            throw new IllegalArgumentException("splitting " + data.source().name() + " by " + description + " leaves "
                    + train.length + " training and " + test.length + " test rows; both need at least one");
        }
        return new Split<>(data.select(train), data.select(test), description);
    }

    /** Row numbers by time, equal times by position; by position alone where there are no times. */
    static int[] rowsByTime(Dataset<?> data) {
        if (!(data instanceof Timed timed) || !timed.hasTimes()) {
            return IntStream.range(0, data.size()).toArray();
        }
        long earliest = Long.MAX_VALUE;
        long latest = Long.MIN_VALUE;
        for (int row = 0; row < data.size(); row++) {
            earliest = Math.min(earliest, timed.timeOf(row));
            latest = Math.max(latest, timed.timeOf(row));
        }
        if (data.size() > 0 && (latest - earliest) >>> 32 != 0) {
            return boxedRowsByTime(timed, data.size());
        }
        // 32 bits of seconds cover 136 years: time and row share one long, and one primitive sort is stable.
        long[] keys = new long[data.size()];
        for (int row = 0; row < keys.length; row++) {
            keys[row] = (timed.timeOf(row) - earliest) << 31 | row;
        }
        Arrays.sort(keys);
        return Arrays.stream(keys)
                .mapToInt(key -> (int) (key & Integer.MAX_VALUE))
                .toArray();
    }

    private static int[] boxedRowsByTime(Timed timed, int size) {
        return IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(timed::timeOf))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static int[] shuffledRanks(int size, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] rank = IntStream.range(0, size).toArray();
        for (int last = size - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = rank[last];
            rank[last] = rank[other];
            rank[other] = kept;
        }
        return rank;
    }

    private static void checkFraction(double trainFraction) {
        if (!(trainFraction > 0 && trainFraction < 1)) {
            throw new IllegalArgumentException("trainFraction must be above 0 and below 1, got " + trainFraction);
        }
    }
}
