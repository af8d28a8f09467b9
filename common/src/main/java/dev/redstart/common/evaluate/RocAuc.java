package dev.redstart.common.evaluate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The area under the ROC curve as the Mann-Whitney statistic: the chance that a row of a class scores higher than a row of another class, equal
 * scores counting half. Rows are sorted once; a resample costs one pass.
 */
final class RocAuc {
    private final int[] truth;
    /** Row numbers by rising probability of the class, for each class that is judged. */
    private final int[][] order;

    private final float[][] scores;
    private final int[] classes;

    private RocAuc(float[][] probabilities, int[] truth, int[] classes) {
        this.truth = truth;
        this.classes = classes;
        this.scores = new float[classes.length][];
        this.order = new int[classes.length][];
        for (int at = 0; at < classes.length; at++) {
            float[] score = new float[truth.length];
            for (int row = 0; row < score.length; row++) {
                score[row] = probabilities[row][classes[at]];
            }
            scores[at] = score;
            order[at] = IntStream.range(0, score.length)
                    .boxed()
                    .sorted(Comparator.comparingDouble(row -> score[row]))
                    .mapToInt(Integer::intValue)
                    .toArray();
        }
    }

    /** Of two classes one is enough: the other's area is the same. */
    static RocAuc of(float[][] probabilities, int[] truth, int classCount) {
        int[] classes = classCount == 2
                ? new int[] {1}
                : Arrays.stream(truth).distinct().sorted().toArray();
        return new RocAuc(probabilities, truth, classes);
    }

    /** The mean over the classes that have rows inside and outside; NaN where none has. */
    double mean(double[] timesDrawn) {
        double sum = 0;
        int judged = 0;
        for (int at = 0; at < classes.length; at++) {
            double area = area(at, timesDrawn);
            if (!Double.isNaN(area)) {
                sum += area;
                judged++;
            }
        }
        return sum / judged;
    }

    private double area(int at, double[] timesDrawn) {
        double inside = 0;
        double outside = 0;
        double pairsWon = 0;
        int[] rows = order[at];
        for (int from = 0; from < rows.length; ) {
            float score = scores[at][rows[from]];
            double insideHere = 0;
            double outsideHere = 0;
            int to = from;
            for (; to < rows.length && scores[at][rows[to]] == score; to++) {
                if (truth[rows[to]] == classes[at]) {
                    insideHere += timesDrawn[rows[to]];
                } else {
                    outsideHere += timesDrawn[rows[to]];
                }
            }
            pairsWon += insideHere * (outside + outsideHere / 2);
            inside += insideHere;
            outside += outsideHere;
            from = to;
        }
        return pairsWon / (inside * outside);
    }
}
