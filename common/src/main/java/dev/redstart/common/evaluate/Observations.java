package dev.redstart.common.evaluate;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What one metric found for each user (or document, or image: whatever one case is), in a form that can be drawn again:
 * {@code figure = finish(sum of sums / sum of counts)}, or a figure of all cases at once. Immutable.
 */
public final class Observations {
    private final double[] sums;
    private final double[] counts;
    private final DoubleUnaryOperator finish;
    private final Bootstrap.@Nullable Figure together;

    private Observations(double[] sums, double[] counts, DoubleUnaryOperator finish) {
        this(sums, counts, finish, null);
    }

    private Observations(
            double[] sums, double[] counts, DoubleUnaryOperator finish, Bootstrap.@Nullable Figure together) {
        this.sums = sums;
        this.counts = counts;
        this.finish = finish;
        this.together = together;
    }

    /** A figure that is not a mean, for example a macro F1: no case has a value of its own, but all can be drawn again. */
    static Observations together(int cases, Bootstrap.Figure figure) {
        double[] none = new double[cases];
        Arrays.fill(none, Double.NaN);
        double[] ones = new double[cases];
        Arrays.fill(ones, 1);
        return new Observations(none, ones, DoubleUnaryOperator.identity(), figure);
    }

    /** One value a case, whose mean is the figure; NaN where a case has no value, which is then left out. */
    public static Observations of(double[] values) {
        double[] sums = values.clone();
        double[] counts = new double[values.length];
        for (int at = 0; at < values.length; at++) {
            boolean defined = !Double.isNaN(values[at]);
            sums[at] = defined ? values[at] : 0;
            counts[at] = defined ? 1 : 0;
        }
        return new Observations(sums, counts, DoubleUnaryOperator.identity());
    }

    /**
     * Several measurements a case, which all weigh the same in the figure.
     *
     * @param sums the sum of a case's measurements
     * @param counts how many they are; 0 leaves a case out
     * @param finish makes the figure from the mean, for example a square root
     */
    public static Observations of(double[] sums, double[] counts, DoubleUnaryOperator finish) {
        if (sums.length != counts.length) {
            throw new IllegalArgumentException("there are " + sums.length + " sums, but " + counts.length + " counts");
        }
        return new Observations(sums.clone(), counts.clone(), finish);
    }

    public int size() {
        return sums.length;
    }

    /** Cases that count in the figure. */
    public int count() {
        return (int) Arrays.stream(counts).filter(count -> count > 0).count();
    }

    /** The figure of one case alone; NaN where it has none. */
    public double value(int at) {
        return finish.applyAsDouble(sums[at] / counts[at]);
    }

    /** The figure of all cases; NaN where none has a value. */
    public double figure() {
        return together != null
                ? together.of(counts)
                : finish.applyAsDouble(
                        Arrays.stream(sums).sum() / Arrays.stream(counts).sum());
    }

    /** The figure of cases that were drawn so many times each. */
    double figure(double[] timesDrawn) {
        if (together != null) {
            return together.of(timesDrawn);
        }
        double sum = 0;
        double count = 0;
        for (int at = 0; at < timesDrawn.length; at++) {
            sum += timesDrawn[at] * sums[at];
            count += timesDrawn[at] * counts[at];
        }
        return finish.applyAsDouble(sum / count);
    }
}
