package dev.redstart.common.evaluate;

import dev.redstart.common.data.Vocabulary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How well predicted probabilities fit the true labels. The {@link #evaluation()} has, each with a 95 % interval,
 *
 * <ul>
 *   <li>{@code accuracy}: the share of rows whose likeliest label is the true one
 *   <li>{@code macro-f1}, {@code macro-precision}, {@code macro-recall}: the plain mean over the classes that occur among true or predicted
 *       labels; a class that is never predicted counts 0, as in scikit-learn
 *   <li>{@code roc-auc}: the chance that a row of a class has a higher probability of it than a row of another; with more than two classes
 *       the mean over the classes, one against the rest; left out where all rows are of one class
 *   <li>{@code ece}: the expected calibration error, the mean gap between confidence and accuracy in 15 bins of equal width (Guo et al., On
 *       Calibration of Modern Neural Networks, ICML 2017)
 *   <li>{@code loss}: the mean of {@code -ln p} of the true label, with p at least 1e-7
 * </ul>
 *
 * <p>{@link #ofRisk} adds what those who judge risks, of loans mostly, ask for:
 *
 * <ul>
 *   <li>{@code pr-auc}: the area under the precision-recall curve, as scikit-learn's {@code average_precision_score}; of two labels that of the one
 *       with fewer test rows, of more the mean
 *   <li>{@code brier}: the mean squared error of the probabilities, in [0,1] for two labels; with more, where the errors of all labels add up, in
 *       [0,2]
 *   <li>{@code gini}: {@code 2 roc-auc - 1}
 *   <li>{@code ks}: Kolmogorov-Smirnov, the widest gap between the shares of either label below a threshold; with more than two labels the mean
 * </ul>
 *
 * <p>Of equal probabilities the first label counts as the likeliest. Immutable.
 */
public final class ClassificationEvaluation {
    private static final double LEAST_PROBABILITY = 1e-7;

    private final Vocabulary labels;
    private final int[] truth;
    private final float[][] probabilities;
    private final int[] predicted;
    private final Evaluation evaluation;

    private ClassificationEvaluation(Vocabulary labels, float[][] probabilities, int[] truth, Evaluation evaluation) {
        this.labels = labels;
        this.truth = truth.clone();
        this.probabilities = Arrays.stream(probabilities).map(float[]::clone).toArray(float[][]::new);
        this.predicted = predicted(probabilities);
        this.evaluation = evaluation;
    }

    private static int[] predicted(float[][] probabilities) {
        return Arrays.stream(probabilities).mapToInt(Calibration::likeliest).toArray();
    }

    /**
     * Judges with a thousand resamples.
     *
     * @param probabilities one row for each case, by label number
     * @param truth the number of each case's true label
     */
    public static ClassificationEvaluation of(Vocabulary labels, float[][] probabilities, int[] truth) {
        return of(labels, probabilities, truth, Bootstrap.seeded(1));
    }

    /** The same with other intervals, or none. */
    public static ClassificationEvaluation of(
            Vocabulary labels, float[][] probabilities, int[] truth, Bootstrap bootstrap) {
        check(labels, probabilities, truth);
        Evaluation.Builder figures = figures(labels, probabilities, truth);
        return new ClassificationEvaluation(labels, probabilities, truth, figures.build(bootstrap));
    }

    /** The same with {@code pr-auc}, {@code brier}, {@code gini} and {@code ks}. */
    public static ClassificationEvaluation ofRisk(
            Vocabulary labels, float[][] probabilities, int[] truth, Bootstrap bootstrap) {
        check(labels, probabilities, truth);
        Evaluation.Builder figures = figures(labels, probabilities, truth);
        if (hasTwoLabels(truth)) {
            ClassScores scores = ClassScores.of(probabilities, truth, labels.size());
            figures.add("pr-auc", Observations.together(truth.length, scores::averagePrecision))
                    .add("gini", Observations.together(truth.length, scores::gini))
                    .add("ks", Observations.together(truth.length, scores::kolmogorovSmirnov));
        }
        figures.add("brier", Observations.of(squaredErrors(probabilities, truth)));
        return new ClassificationEvaluation(labels, probabilities, truth, figures.build(bootstrap));
    }

    private static Evaluation.Builder figures(Vocabulary labels, float[][] probabilities, int[] truth) {
        int[] predicted = predicted(probabilities);
        ClassCounts counts = new ClassCounts(labels.size(), truth, predicted);
        Evaluation.Builder figures = Evaluation.builder(caseNumbers(truth.length))
                .add("accuracy", Observations.of(rights(truth, predicted)))
                .add("macro-f1", Observations.together(truth.length, counts::macroF1))
                .add("macro-precision", Observations.together(truth.length, counts::macroPrecision))
                .add("macro-recall", Observations.together(truth.length, counts::macroRecall));
        if (hasTwoLabels(truth)) {
            ClassScores scores = ClassScores.of(probabilities, truth, labels.size());
            figures.add("roc-auc", Observations.together(truth.length, scores::rocAuc));
        }
        return figures.add("ece", Observations.together(truth.length, Calibration.of(probabilities, truth)::error))
                .add("loss", Observations.of(losses(probabilities, truth)));
    }

    private static boolean hasTwoLabels(int[] truth) {
        return Arrays.stream(truth).distinct().count() > 1;
    }

    private static void check(Vocabulary labels, float[][] probabilities, int[] truth) {
        if (truth.length == 0 || truth.length != probabilities.length) {
            throw new IllegalArgumentException(
                    "there must be as many rows of probabilities as true labels and at least one, got "
                            + probabilities.length + " and " + truth.length);
        }
        for (int row = 0; row < truth.length; row++) {
            if (probabilities[row].length != labels.size() || truth[row] < 0 || truth[row] >= labels.size()) {
                throw new IllegalArgumentException(
                        "row " + row + " has " + probabilities[row].length + " probabilities and the true label "
                                + truth[row] + ", but there are " + labels.size() + " labels");
            }
            for (float probability : probabilities[row]) {
                if (!(probability >= 0 && probability <= 1)) {
                    throw new IllegalArgumentException(
                            "probabilities must be between 0 and 1, got " + probability + " in row " + row);
                }
            }
        }
    }

    private static List<String> caseNumbers(int count) {
        return IntStream.range(0, count).mapToObj(Integer::toString).toList();
    }

    private static double[] rights(int[] truth, int[] predicted) {
        double[] rights = new double[truth.length];
        Arrays.setAll(rights, row -> truth[row] == predicted[row] ? 1 : 0);
        return rights;
    }

    private static double[] losses(float[][] probabilities, int[] truth) {
        double[] losses = new double[truth.length];
        Arrays.setAll(losses, row -> -Math.log(Math.max(LEAST_PROBABILITY, probabilities[row][truth[row]])));
        return losses;
    }

    private static double[] squaredErrors(float[][] probabilities, int[] truth) {
        double[] errors = new double[truth.length];
        for (int row = 0; row < errors.length; row++) {
            for (int label = 0; label < probabilities[row].length; label++) {
                double error = probabilities[row][label] - (label == truth[row] ? 1 : 0);
                errors[row] += error * error;
            }
            // Of two labels both are wrong by the same.
            errors[row] /= probabilities[row].length == 2 ? 2 : 1;
        }
        return errors;
    }

    /**
     * The calibration curve of a label: the test rows by rising probability of it, in bins of equally many rows; equal probabilities stay
     * together.
     *
     * @param label a number in {@link #labels()}
     * @param bins at most, at least 1
     */
    public List<CalibrationBin> calibrationCurve(int label, int bins) {
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be at least 1, got " + bins);
        }
        int[] order = IntStream.range(0, truth.length)
                .boxed()
                .sorted(Comparator.comparingDouble(row -> probabilities[row][label]))
                .mapToInt(Integer::intValue)
                .toArray();
        List<CalibrationBin> curve = new ArrayList<>();
        for (int from = 0, bin = 1; from < order.length; bin++) {
            int to = Math.max(from + 1, (int) ((long) order.length * bin / bins));
            while (to < order.length && probabilities[order[to]][label] == probabilities[order[to - 1]][label]) {
                to++;
            }
            curve.add(bin(Arrays.copyOfRange(order, from, to), label));
            from = to;
        }
        return curve;
    }

    private CalibrationBin bin(int[] rows, int label) {
        double predictedSum = 0;
        double observed = 0;
        for (int row : rows) {
            predictedSum += probabilities[row][label];
            observed += truth[row] == label ? 1 : 0;
        }
        return new CalibrationBin(rows.length, predictedSum / rows.length, observed / rows.length);
    }

    /** The figures over all classes. Its cases are row numbers, so two models can be compared on the same test rows. */
    public Evaluation evaluation() {
        return evaluation;
    }

    public Vocabulary labels() {
        return labels;
    }

    /** The figures of each class that occurs among true or predicted labels, in the order of the labels. */
    public List<ClassFigures> perClass() {
        long[][] confusion = confusion();
        return IntStream.range(0, labels.size())
                .mapToObj(label -> figures(confusion, label))
                .filter(figures -> figures.rows() + figures.predicted() > 0)
                .toList();
    }

    private ClassFigures figures(long[][] confusion, int label) {
        long taken = Arrays.stream(confusion).mapToLong(row -> row[label]).sum();
        return ClassFigures.of(
                labels.id(label),
                (double) confusion[label][label],
                Arrays.stream(confusion[label]).sum(),
                taken);
    }

    /** Counts of rows: {@code [true label][predicted label]}. */
    public long[][] confusion() {
        long[][] confusion = new long[labels.size()][labels.size()];
        for (int row = 0; row < truth.length; row++) {
            confusion[truth[row]][predicted[row]]++;
        }
        return confusion;
    }

    @Override
    public String toString() {
        return evaluation.toString();
    }
}
