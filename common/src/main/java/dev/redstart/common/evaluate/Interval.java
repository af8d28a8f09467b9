package dev.redstart.common.evaluate;

import java.util.Arrays;

/**
 * The range in which a figure lies for 95 % of the resamples.
 *
 * @param low the 2.5 % quantile; NaN where nothing was drawn
 * @param high the 97.5 % quantile; NaN where nothing was drawn
 */
public record Interval(double low, double high) {
    static final Interval NONE = new Interval(Double.NaN, Double.NaN);

    /** The percentiles of drawn figures; those that are NaN are left out. */
    static Interval ofFigures(double[] figures) {
        double[] sorted = Arrays.stream(figures)
                .filter(figure -> !Double.isNaN(figure))
                .sorted()
                .toArray();
        return sorted.length == 0 ? NONE : new Interval(quantile(sorted, 0.025), quantile(sorted, 0.975));
    }

    /** Linear between the two nearest, the default of R (type 7) and NumPy. */
    private static double quantile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    public boolean isKnown() {
        return !Double.isNaN(low);
    }

    public boolean contains(double value) {
        return low <= value && value <= high;
    }
}
