package dev.redstart.tabular;

import dev.redstart.common.data.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A column that tells the label all by itself: mostly something that is known only after the fact, such as the date of the default.
 *
 * <p>What a column can tell is judged on rows that it was not learned from: the rows are dealt into two halves, and each value's (for numbers:
 * each of up to 256 ranges') share of a label in one half is its score in the other. So an id that is different in each row tells nothing.
 *
 * @param rocAuc of these scores; with more than two labels that of the label which it tells worst
 */
public record Leakage(String column, double rocAuc) {
    /** What is above is too good to be true. */
    public static final double SUSPICIOUS = 0.995;

    private static final int MOST_BINS = 256;

    /** The columns of a table whose area under the ROC curve is above {@value #SUSPICIOUS}, in their order. */
    public static List<Leakage> of(Table rows) {
        List<Leakage> found = new ArrayList<>();
        for (int column = 0; column < rows.columns().size(); column++) {
            double area = area(rows, bins(rows, column));
            if (area > SUSPICIOUS) {
                found.add(new Leakage(rows.columns().get(column).name(), area));
            }
        }
        return found;
    }

    /** One line for people. */
    public String warning() {
        return String.format(
                Locale.ROOT,
                "column '%s' alone tells the label (ROC-AUC %.4f); is it known before the decision? If not, leave it out",
                column,
                rocAuc);
    }

    /** A number from 0 for each row: equal ones for equal, or about equal, values. */
    private static int[] bins(Table rows, int column) {
        if (!rows.columns().get(column).isNumeric()) {
            return IntStream.range(0, rows.size())
                    .map(row -> rows.category(row, column) + 1)
                    .toArray();
        }
        float[] sorted = new float[rows.size()];
        for (int row = 0; row < sorted.length; row++) {
            sorted[row] = rows.number(row, column);
        }
        Arrays.sort(sorted);
        int count = Math.min(MOST_BINS, (int) Math.ceil(Math.sqrt(sorted.length)));
        float[] starts = new float[count];
        for (int bin = 0; bin < count; bin++) {
            starts[bin] = sorted[(int) ((long) bin * sorted.length / count)];
        }
        return IntStream.range(0, rows.size())
                .map(row -> bin(starts, rows.number(row, column)))
                .toArray();
    }

    /** The first range that begins with the value, or else the last that begins below it. */
    private static int bin(float[] starts, float value) {
        int place = Arrays.binarySearch(starts, value);
        while (place > 0 && Float.compare(starts[place - 1], value) == 0) {
            place--;
        }
        return place >= 0 ? place : Math.max(0, -place - 2);
    }

    private static double area(Table rows, int[] bins) {
        int[] rowsOfLabel = rows.rowsOfLabel();
        double worst = 1;
        for (int label = 0; label < rowsOfLabel.length; label++) {
            if (rowsOfLabel[label] > 0) {
                worst = Math.min(worst, area(rows, bins, label));
            }
        }
        return worst;
    }

    private static double area(Table rows, int[] bins, int label) {
        int bin = Arrays.stream(bins).max().orElse(0) + 1;
        int[][] inside = new int[2][bin];
        int[][] all = new int[2][bin];
        for (int row = 0; row < bins.length; row++) {
            // Halves by a hash: data sorted by label, or dealt out in turns, must not decide.
            int half = (row * 0x9E3779B9) >>> 31;
            all[half][bins[row]]++;
            inside[half][bins[row]] += rows.label(row) == label ? 1 : 0;
        }
        return (area(inside[0], all[0], inside[1], all[1]) + area(inside[1], all[1], inside[0], all[0])) / 2;
    }

    /** Scores by the shares of one half, judged on the other. */
    private static double area(int[] learnedInside, int[] learned, int[] inside, int[] all) {
        double base = (double) Arrays.stream(learnedInside).sum()
                / Math.max(1, Arrays.stream(learned).sum());
        double[] score = new double[all.length];
        Arrays.setAll(score, bin -> learned[bin] == 0 ? base : (double) learnedInside[bin] / learned[bin]);
        int[] order = IntStream.range(0, all.length)
                .boxed()
                .sorted((one, other) -> Double.compare(score[one], score[other]))
                .mapToInt(Integer::intValue)
                .toArray();
        double won = 0;
        double insideBelow = 0;
        double outsideBelow = 0;
        for (int from = 0; from < order.length; ) {
            double insideHere = 0;
            double outsideHere = 0;
            int to = from;
            for (; to < order.length && score[order[to]] == score[order[from]]; to++) {
                insideHere += inside[order[to]];
                outsideHere += all[order[to]] - inside[order[to]];
            }
            won += insideHere * (outsideBelow + outsideHere / 2);
            insideBelow += insideHere;
            outsideBelow += outsideHere;
            from = to;
        }
        return won / (insideBelow * outsideBelow);
    }
}
