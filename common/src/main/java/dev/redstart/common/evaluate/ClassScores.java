package dev.redstart.common.evaluate;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** The scores of each class against the rest, and means over the classes that have rows inside and outside. */
final class ClassScores {
    private final List<ScoreOrder> classes;

    private ClassScores(List<ScoreOrder> classes) {
        this.classes = classes;
    }

    /** All classes that occur; of two one is enough, the rarer one: what it scores against the other is the other's, mirrored. */
    static ClassScores of(float[][] probabilities, int[] truth, int classCount) {
        IntStream judged = classCount == 2
                ? IntStream.of(rarer(truth))
                : Arrays.stream(truth).distinct().sorted();
        return new ClassScores(judged.mapToObj(label -> ScoreOrder.of(probabilities, truth, label))
                .toList());
    }

    /** The second of two classes, unless the first has fewer rows. */
    static int rarer(int[] truth) {
        long second = Arrays.stream(truth).filter(label -> label == 1).count();
        return second * 2 <= truth.length ? 1 : 0;
    }

    double rocAuc(double[] timesDrawn) {
        return mean(timesDrawn, ScoreOrder::rocAuc);
    }

    /** From -1, all wrong, to 1; 0 is chance. */
    double gini(double[] timesDrawn) {
        return 2 * rocAuc(timesDrawn) - 1;
    }

    double kolmogorovSmirnov(double[] timesDrawn) {
        return mean(timesDrawn, ScoreOrder::kolmogorovSmirnov);
    }

    double averagePrecision(double[] timesDrawn) {
        return mean(timesDrawn, ScoreOrder::averagePrecision);
    }

    private double mean(double[] timesDrawn, ToDoubleBiFunction<ScoreOrder, double[]> figure) {
        double sum = 0;
        int judged = 0;
        for (ScoreOrder scores : classes) {
            double value = figure.applyAsDouble(scores, timesDrawn);
            if (!Double.isNaN(value)) {
                sum += value;
                judged++;
            }
        }
        return sum / judged;
    }
}
