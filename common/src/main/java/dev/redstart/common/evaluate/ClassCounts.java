package dev.redstart.common.evaluate;

/** Counts right, true and predicted rows of each class, each row as often as it was drawn, and means over the classes. */
final class ClassCounts {
    private final int classes;
    private final int[] truth;
    private final int[] predicted;

    ClassCounts(int classes, int[] truth, int[] predicted) {
        this.classes = classes;
        this.truth = truth;
        this.predicted = predicted;
    }

    /** A figure of one class. */
    private interface ClassFigure {
        double of(double right, double rows, double taken);
    }

    double macroF1(double[] timesDrawn) {
        return macro(timesDrawn, (right, rows, taken) -> ClassFigures.share(2 * right, rows + taken));
    }

    double macroPrecision(double[] timesDrawn) {
        return macro(timesDrawn, (right, rows, taken) -> ClassFigures.share(right, taken));
    }

    double macroRecall(double[] timesDrawn) {
        return macro(timesDrawn, (right, rows, taken) -> ClassFigures.share(right, rows));
    }

    private double macro(double[] timesDrawn, ClassFigure figure) {
        double[] right = new double[classes];
        double[] rows = new double[classes];
        double[] taken = new double[classes];
        for (int row = 0; row < truth.length; row++) {
            double times = timesDrawn[row];
            rows[truth[row]] += times;
            taken[predicted[row]] += times;
            right[truth[row]] += truth[row] == predicted[row] ? times : 0;
        }
        double sum = 0;
        int present = 0;
        for (int label = 0; label < classes; label++) {
            sum += figure.of(right[label], rows[label], taken[label]);
            present += rows[label] + taken[label] > 0 ? 1 : 0;
        }
        return sum / present;
    }
}
