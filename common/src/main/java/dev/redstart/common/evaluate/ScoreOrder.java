package dev.redstart.common.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rows by what a model says of one class: what every figure over all thresholds is made of. Sorted once; a resample costs one pass. */
final class ScoreOrder {
    /** By row, whether it is of the class. */
    private final boolean[] inside;
    /** Row numbers by rising score. */
    private final int[] rows;
    /** The step of each place of {@link #rows}: equal scores are one step. */
    private final int[] step;

    private final int steps;

    private ScoreOrder(float[] scores, boolean[] inside) {
        this.inside = inside;
        this.rows = IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> scores[row]))
                .mapToInt(Integer::intValue)
                .toArray();
        this.step = new int[rows.length];
        for (int at = 1; at < rows.length; at++) {
            step[at] = step[at - 1] + (scores[rows[at]] == scores[rows[at - 1]] ? 0 : 1);
        }
        this.steps = rows.length == 0 ? 0 : step[rows.length - 1] + 1;
    }

    /** Of the probabilities of one class. */
    static ScoreOrder of(float[][] probabilities, int[] truth, int label) {
        float[] scores = new float[truth.length];
        boolean[] inside = new boolean[truth.length];
        for (int row = 0; row < scores.length; row++) {
            scores[row] = probabilities[row][label];
            inside[row] = truth[row] == label;
        }
        return new ScoreOrder(scores, inside);
    }

    /** How often rows of the class, [0], and others, [1], were drawn with each score, by rising score. */
    private double[][] counts(double[] timesDrawn) {
        double[][] counts = new double[2][steps];
        for (int at = 0; at < rows.length; at++) {
            counts[inside[rows[at]] ? 0 : 1][step[at]] += timesDrawn[rows[at]];
        }
        return counts;
    }

    /**
     * The area under the ROC curve as the Mann-Whitney statistic: the chance that a row of the class scores higher than another, equal scores
     * counting half. NaN if all rows or none are of the class.
     */
    double rocAuc(double[] timesDrawn) {
        double[][] counts = counts(timesDrawn);
        double insideBelow = 0;
        double outsideBelow = 0;
        double won = 0;
        for (int at = 0; at < steps; at++) {
            won += counts[0][at] * (outsideBelow + counts[1][at] / 2);
            insideBelow += counts[0][at];
            outsideBelow += counts[1][at];
        }
        return won / (insideBelow * outsideBelow);
    }

    /**
     * Kolmogorov and Smirnov: how far apart the distributions of scores inside and outside of the class are at the threshold that tells them
     * apart best. Range [0,1]; NaN if all rows or none are of the class.
     */
    double kolmogorovSmirnov(double[] timesDrawn) {
        double[][] counts = counts(timesDrawn);
        double allInside = Arrays.stream(counts[0]).sum();
        double allOutside = Arrays.stream(counts[1]).sum();
        double insideBelow = 0;
        double outsideBelow = 0;
        double widest = allInside == 0 || allOutside == 0 ? Double.NaN : 0;
        for (int at = 0; at < steps; at++) {
            insideBelow += counts[0][at];
            outsideBelow += counts[1][at];
            widest = Math.max(widest, Math.abs(insideBelow / allInside - outsideBelow / allOutside));
        }
        return widest;
    }

    /**
     * Average precision, the area under the precision-recall curve without interpolation, as scikit-learn's {@code average_precision_score}:
     * at each threshold the precision, weighed by the recall that it adds. NaN if no row is of the class.
     */
    double averagePrecision(double[] timesDrawn) {
        double[][] counts = counts(timesDrawn);
        double insideAbove = 0;
        double outsideAbove = 0;
        double sum = 0;
        for (int at = steps - 1; at >= 0; at--) {
            insideAbove += counts[0][at];
            outsideAbove += counts[1][at];
            sum += counts[0][at] == 0 ? 0 : counts[0][at] * insideAbove / (insideAbove + outsideAbove);
        }
        return sum / insideAbove;
    }
}
