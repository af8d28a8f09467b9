package dev.redstart.common.bundle;

import org.jspecify.annotations.Nullable;

/**
 * One metric of an evaluation, as a manifest keeps it.
 *
 * @param mean the figure; finite
 * @param low the lower end of its confidence interval; {@code null} when none was computed
 * @param high the upper end; {@code null} when none was computed
 */
public record MetricSummary(
        double mean, @Nullable Double low, @Nullable Double high) {
    public MetricSummary {
        if (!Double.isFinite(mean) || !finiteOrAbsent(low) || !finiteOrAbsent(high)) {
            throw new IllegalArgumentException("a metric must be finite, got " + mean + " from " + low + " to " + high);
        }
    }

    /** A figure without an interval. */
    public static MetricSummary of(double mean) {
        return new MetricSummary(mean, null, null);
    }

    private static boolean finiteOrAbsent(@Nullable Double bound) {
        return bound == null || Double.isFinite(bound);
    }
}
