package dev.redstart.tabular.features;

import dev.redstart.common.data.TableColumn;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A number becomes {@code (bend(x) - mean) / deviation}, at most 5 either way, where x is kept between {@code low} and {@code high}; an empty cell the
 * same of the median. Where training had empty cells, a second number says whether the cell is empty, less the share of those that were.
 *
 * @param deviation 0 for a column of one value, which then has no first number
 */
record NumberFeatures(
        String name,
        double median,
        double low,
        double high,
        Scaling scaling,
        double mean,
        double deviation,
        double missingShare)
        implements ColumnFeatures {
    /** Times the middle half's width: what is farther out is a slip of the pen, not a value. */
    private static final double FENCE = 20;

    private static final double SKEWED = 2;
    private static final double LARGE = 100;

    /** In deviations. A pixel that is black in one of 1,000 pictures would else shout down all others where it is not. */
    private static final double FARTHEST = 5;

    NumberFeatures {
        boolean finite = Double.isFinite(median + low + high + mean + deviation);
        if (!finite || low > high || deviation < 0 || !(missingShare >= 0 && missingShare <= 1)) {
            throw new IllegalArgumentException("column '" + name + "' is scaled by numbers that make no sense");
        }
    }

    /** @param values of the training rows; NaN for empty cells */
    static NumberFeatures learn(String name, float[] values, Scaling scaling) {
        float[] sorted = known(values);
        double missing = values.length == 0 ? 0 : 1 - (double) sorted.length / values.length;
        if (sorted.length == 0) {
            return new NumberFeatures(name, 0, 0, 0, Scaling.STANDARD, 0, 0, missing);
        }
        Arrays.sort(sorted);
        double median = quantile(sorted, 0.5);
        double[] limits = limits(sorted);
        Scaling chosen = scaling == Scaling.AUTO ? chosen(sorted, limits) : scaling;
        double[] moments = moments(values, median, limits, chosen);
        return new NumberFeatures(name, median, limits[0], limits[1], chosen, moments[0], moments[1], missing);
    }

    private static float[] known(float[] values) {
        float[] known = new float[values.length];
        int size = 0;
        for (float value : values) {
            if (!Float.isNaN(value)) {
                known[size++] = value;
            }
        }
        return Arrays.copyOf(known, size);
    }

    /** As far as the values go and as far again, but not beyond the fence around the middle half. */
    private static double[] limits(float[] sorted) {
        double least = sorted[0];
        double most = sorted[sorted.length - 1];
        double lower = quantile(sorted, 0.25);
        double upper = quantile(sorted, 0.75);
        double fence = upper > lower ? FENCE * (upper - lower) : Double.POSITIVE_INFINITY;
        return new double[] {
            Math.max(lower - fence, least - (most - least)), Math.min(upper + fence, most + (most - least))
        };
    }

    private static double quantile(float[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * ((double) sorted[above] - sorted[below]);
    }

    private static Scaling chosen(float[] sorted, double[] limits) {
        double[] moments = moments(sorted, 0, limits, Scaling.STANDARD);
        double cubes = 0;
        for (float value : sorted) {
            double z = (Math.clamp(value, limits[0], limits[1]) - moments[0]) / moments[1];
            cubes += z * z * z;
        }
        boolean large = Math.max(-limits[0], limits[1]) > LARGE;
        return large && Math.abs(cubes / sorted.length) > SKEWED ? Scaling.SIGNED_LOG : Scaling.STANDARD;
    }

    /** Mean and standard deviation of the bent values, in two passes since 1e30 leaves no digits for one. */
    private static double[] moments(float[] values, double median, double[] limits, Scaling scaling) {
        double[] bent = new double[values.length];
        double sum = 0;
        for (int row = 0; row < values.length; row++) {
            double value = Float.isNaN(values[row]) ? median : values[row];
            bent[row] = scaling.bend(Math.clamp(value, limits[0], limits[1]));
            sum += bent[row];
        }
        double mean = sum / bent.length;
        double squares = 0;
        for (double value : bent) {
            squares += (value - mean) * (value - mean);
        }
        return new double[] {mean, Math.sqrt(squares / bent.length)};
    }

    private boolean varies() {
        return deviation > 1e-9 * Math.abs(mean);
    }

    @Override
    public TableColumn column() {
        return TableColumn.ofNumbers(name);
    }

    @Override
    public int size() {
        return (varies() ? 1 : 0) + (missingShare > 0 && missingShare < 1 ? 1 : 0);
    }

    @Override
    public Object typical() {
        return median;
    }

    @Override
    public void write(@Nullable Object value, float[] into, int at) {
        float number = CellValue.number(name, value);
        boolean missing = Float.isNaN(number);
        int next = at;
        if (varies()) {
            double kept = Math.clamp(missing ? median : number, low, high);
            into[next++] = (float) Math.clamp((scaling.bend(kept) - mean) / deviation, -FARTHEST, FARTHEST);
        }
        if (next < at + size()) {
            into[next] = (float) ((missing ? 1 : 0) - missingShare);
        }
    }

    @Override
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", name);
        json.put("kind", "number");
        json.put("median", median);
        json.put("low", low);
        json.put("high", high);
        json.put("scaling", scaling.word());
        json.put("mean", mean);
        json.put("deviation", deviation);
        json.put("missingShare", missingShare);
        return json;
    }
}
