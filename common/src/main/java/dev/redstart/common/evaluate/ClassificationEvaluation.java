package dev.redstart.common.evaluate;

import dev.redstart.common.data.Vocabulary;
import java.util.Arrays;
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
 * <p>Of equal probabilities the first label counts as the likeliest. Immutable.
 */
public final class ClassificationEvaluation {
    private static final double LEAST_PROBABILITY = 1e-7;

    private final Vocabulary labels;
    private final int[] truth;
    private final int[] predicted;
    private final Evaluation evaluation;

    private ClassificationEvaluation(Vocabulary labels, int[] truth, int[] predicted, Evaluation evaluation) {
        this.labels = labels;
        this.truth = truth;
        this.predicted = predicted;
        this.evaluation = evaluation;
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
        int[] predicted =
                Arrays.stream(probabilities).mapToInt(Calibration::likeliest).toArray();
        ClassCounts counts = new ClassCounts(labels.size(), truth, predicted);
        Evaluation.Builder figures = Evaluation.builder(caseNumbers(truth.length))
                .add("accuracy", Observations.of(rights(truth, predicted)))
                .add("macro-f1", Observations.together(truth.length, counts::macroF1))
                .add("macro-precision", Observations.together(truth.length, counts::macroPrecision))
                .add("macro-recall", Observations.together(truth.length, counts::macroRecall));
        if (Arrays.stream(truth).distinct().count() > 1) {
            figures.add(
                    "roc-auc",
                    Observations.together(truth.length, RocAuc.of(probabilities, truth, labels.size())::mean));
        }
        figures.add("ece", Observations.together(truth.length, Calibration.of(probabilities, truth)::error))
                .add("loss", Observations.of(losses(probabilities, truth)));
        return new ClassificationEvaluation(labels, truth.clone(), predicted, figures.build(bootstrap));
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
