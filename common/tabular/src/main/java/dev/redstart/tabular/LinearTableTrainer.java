package dev.redstart.tabular;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Table;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trainer;
import dev.redstart.tabular.features.Scaling;
import dev.redstart.tensor.network.ClassWeights;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Logistic regression on the columns of a table, as banks have scored credit for decades: trains in a second, the same way every time, and is the
 * baseline of every table training.
 *
 * <p>A part of the rows is first held out to find the temperature that calibrates the probabilities; then all rows are learned.
 */
public final class LinearTableTrainer implements Trainer<Table, LinearTableClassifier> {
    /**
     * @param l2 penalty on half the squared weights, in rows: 1 weighs as much as one row's loss (scikit-learn's {@code C=1}); at least 0
     * @param iterations of L-BFGS at most, at least 1; it stops by itself at the minimum
     * @param classWeights against labels of unequal frequency; anything but equal ones makes probabilities not those of the data
     * @param scaling of numeric columns
     * @param maxCategories of a column, the most frequent ones, at least 1
     * @param validationShare the part of the rows for calibration, from 0 to 0.5; 0 leaves probabilities uncalibrated
     */
    public record Settings(
            double l2,
            int iterations,
            ClassWeights classWeights,
            Scaling scaling,
            int maxCategories,
            double validationShare) {
        public Settings {
            SettingsCheck.notNegative("l2", l2);
            SettingsCheck.atLeastOne("iterations", iterations);
            SettingsCheck.atLeastOne("maxCategories", maxCategories);
            SettingsCheck.validationShare(validationShare);
        }

        public static Settings defaults() {
            return new Settings(1, 200, ClassWeights.equal(), Scaling.AUTO, 100, 0.1);
        }

        public Settings withL2(double value) {
            return new Settings(value, iterations, classWeights, scaling, maxCategories, validationShare);
        }

        public Settings withIterations(int value) {
            return new Settings(l2, value, classWeights, scaling, maxCategories, validationShare);
        }

        public Settings withClassWeights(ClassWeights value) {
            return new Settings(l2, iterations, value, scaling, maxCategories, validationShare);
        }

        public Settings withScaling(Scaling value) {
            return new Settings(l2, iterations, classWeights, value, maxCategories, validationShare);
        }

        public Settings withMaxCategories(int value) {
            return new Settings(l2, iterations, classWeights, scaling, value, validationShare);
        }

        public Settings withValidationShare(double value) {
            return new Settings(l2, iterations, classWeights, scaling, maxCategories, value);
        }
    }

    private final Settings settings;

    public LinearTableTrainer(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return "linear";
    }

    @Override
    public Settings settings() {
        return settings;
    }

    /** @throws DataException if there is no label column, all rows have one label, or no column says anything */
    @Override
    public LinearTableClassifier train(Table data, Run run) {
        TrainingTable.check(data);
        TemperatureScaling calibration = calibration(data, run);
        TrainingTable all = table(data, HeldOut.nothing(new int[data.size()]));
        return new LinearTableClassifier(
                data.labels(), all.features(), learn(all, run, "linear iterations"), calibration);
    }

    private TemperatureScaling calibration(Table data, Run run) {
        HeldOut rows = TrainingTable.split(data, settings.validationShare(), run);
        if (rows.heldOut().length == 0) {
            return TemperatureScaling.NONE;
        }
        TrainingTable part = table(data, rows);
        LinearWeights weights = learn(part, run, "linear calibration");
        return part.calibration(inputs -> LinearTableClassifier.logits(inputs, weights));
    }

    private TrainingTable table(Table data, HeldOut rows) {
        return TrainingTable.of(data, settings.scaling(), settings.maxCategories(), rows);
    }

    private LinearWeights learn(TrainingTable table, Run run, String stage) {
        int[] rows = table.rows().learned();
        double[] weights = rowWeights(table.labels(rows), table.data().labels().size());
        return new LogisticRegression(table.inputs(rows), table.labels(rows), weights, settings.l2())
                .learn(settings.iterations(), run, stage);
    }

    /** What a row of each label counts; 1 on average over the rows, unless the weights are given. */
    private double[] rowWeights(int[] labels, int labelCount) {
        return switch (settings.classWeights()) {
            case ClassWeights.Equal equal ->
                IntStream.range(0, labelCount).mapToDouble(label -> 1).toArray();
            case ClassWeights.Balanced balanced -> balanced(labels, labelCount);
            case ClassWeights.Given given -> given(given, labelCount);
        };
    }

    private static double[] balanced(int[] labels, int labelCount) {
        double[] weights = new double[labelCount];
        for (int label : labels) {
            weights[label]++;
        }
        long present = Arrays.stream(weights).filter(count -> count > 0).count();
        return Arrays.stream(weights)
                .map(count -> count == 0 ? 0 : labels.length / (present * count))
                .toArray();
    }

    private static double[] given(ClassWeights.Given given, int labelCount) {
        if (given.weights().size() != labelCount) {
            throw new IllegalArgumentException(
                    "there are " + given.weights().size() + " class weights for " + labelCount + " labels");
        }
        return given.weights().stream().mapToDouble(Double::doubleValue).toArray();
    }
}
