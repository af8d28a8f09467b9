package dev.redstart.common.evaluate;

/**
 * How well one class is found. Each figure is in [0,1], and 0 where its denominator is: a class that is never predicted has precision 0.
 *
 * @param rows test rows of the class
 * @param predicted test rows that the model took for the class
 * @param precision the share of {@code predicted} that is right
 * @param recall the share of {@code rows} that was found
 * @param f1 the harmonic mean of both
 */
public record ClassFigures(String label, long rows, long predicted, double precision, double recall, double f1) {
    static ClassFigures of(String label, double right, long rows, long predicted) {
        double precision = share(right, (double) predicted);
        double recall = share(right, (double) rows);
        return new ClassFigures(
                label, rows, predicted, precision, recall, share(2 * right, (double) (rows + predicted)));
    }

    /** A share that is 0 where there is nothing to share. */
    static double share(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }
}
