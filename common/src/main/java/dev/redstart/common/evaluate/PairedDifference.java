package dev.redstart.common.evaluate;

import java.util.List;

/**
 * How much one model's figure is above another's on the same users, and how sure that is: both are drawn together, so
 * what makes a user easy or hard for both falls out.
 *
 * @param metric what was compared
 * @param mean the figure of the one minus that of the other
 * @param interval the 95 % bootstrap interval of the difference
 */
public record PairedDifference(String metric, double mean, Interval interval) {
    /**
     * One minus other.
     *
     * @throws IllegalArgumentException if the two were not evaluated on the same cases
     */
    public static PairedDifference of(String metric, Evaluation one, Evaluation other) {
        if (!one.cases().equals(other.cases())) {
            throw new IllegalArgumentException("two evaluations can be compared only on the same cases; these have "
                    + one.cases().size() + " and " + other.cases().size() + ", or others");
        }
        double mean = one.of(metric).mean() - other.of(metric).mean();
        Observations first = one.of(metric).observations();
        Observations second = other.of(metric).observations();
        if (first.size() == 0 || second.size() == 0) {
            return new PairedDifference(metric, mean, Interval.NONE);
        }
        Bootstrap.Figure difference = timesDrawn -> first.figure(timesDrawn) - second.figure(timesDrawn);
        return new PairedDifference(
                metric,
                mean,
                one.bootstrap().intervals(first.size(), List.of(difference)).getFirst());
    }

    /** Whether 0 lies outside the interval: the difference is more than the chance of who happened to be tested. */
    public boolean isClear() {
        return interval.isKnown() && !interval.contains(0);
    }
}
