package dev.redstart.common.evaluate;

/**
 * A figure, how sure we are of it, and what it was for each case. Immutable.
 *
 * <p>The interval says how much the figure would move with other users of the same kind; it knows nothing of another
 * training seed or another split.
 */
public final class Estimate {
    private final Observations observations;
    private final double mean;
    private final Interval interval;

    Estimate(Observations observations, double mean, Interval interval) {
        this.observations = observations;
        this.mean = mean;
        this.interval = interval;
    }

    /** The figure over all cases. */
    public double mean() {
        return mean;
    }

    /** The lower end of the 95 % bootstrap interval; NaN where there is none. */
    public double low() {
        return interval.low();
    }

    /** The upper end of the 95 % bootstrap interval; NaN where there is none. */
    public double high() {
        return interval.high();
    }

    /**
     * Whether {@link #low()} and {@link #high()} are numbers: not so for a figure of all lists together, as catalogue
     * coverage is.
     */
    public boolean hasInterval() {
        return interval.isKnown();
    }

    /** How many cases count in the figure. */
    public int count() {
        return observations.count();
    }

    /** The figure of each case by itself, in the order of {@link Evaluation#cases()}; NaN where it has none. */
    public double[] values() {
        double[] values = new double[observations.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = observations.value(at);
        }
        return values;
    }

    Observations observations() {
        return observations;
    }

    @Override
    public String toString() {
        return hasInterval() ? mean + " [" + low() + ", " + high() + "]" : String.valueOf(mean);
    }
}
