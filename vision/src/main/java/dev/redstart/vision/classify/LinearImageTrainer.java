package dev.redstart.vision.classify;

import dev.redstart.common.data.Images;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.TrainableLabels;
import dev.redstart.common.train.Trainer;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.vision.image.Preprocessing;
import java.util.stream.IntStream;

/**
 * Logistic regression on pixels: trains in seconds, needs no native code, and says what the shapes and colours of whole pictures tell. The
 * baseline of every training of a network on pictures.
 *
 * <p>Pictures are shrunk to at most {@code inputSize}, then given mean 0 and deviation 1 by channel. The softmax's loss is made small by gradients
 * over batches with momentum, in an order that the seed decides; the step shrinks to nothing along half a cosine. A part of the rows is first
 * held out to find the temperature that calibrates the probabilities; then all rows are learned.
 */
public final class LinearImageTrainer implements Trainer<Images, LinearImageClassifier> {
    /**
     * @param inputSize side in pixels to which larger pictures are shrunk, 1 to 224
     * @param epochs passes over the rows, at least 1
     * @param learningRate of a picture with numbers of size 1, above 0
     * @param regularisation penalty on half the squared weights, at least 0
     * @param validationShare the part of the rows for calibration, from 0 to 0.5; 0 leaves probabilities uncalibrated
     */
    public record Settings(
            int inputSize, int epochs, double learningRate, double regularisation, double validationShare) {
        public Settings {
            if (inputSize < 1 || inputSize > Architecture.LARGEST_SIDE) {
                throw new IllegalArgumentException(
                        "inputSize must be from 1 to " + Architecture.LARGEST_SIDE + ", got " + inputSize);
            }
            if (epochs < 1) {
                throw new IllegalArgumentException("epochs must be at least 1, got " + epochs);
            }
            if (!(learningRate > 0 && learningRate <= 100)) {
                throw new IllegalArgumentException("learningRate must be above 0 and at most 100, got " + learningRate);
            }
            if (!(regularisation >= 0 && regularisation <= 1)) {
                throw new IllegalArgumentException("regularisation must be between 0 and 1, got " + regularisation);
            }
            if (!(validationShare >= 0 && validationShare <= 0.5)) {
                throw new IllegalArgumentException("validationShare must be between 0 and 0.5, got " + validationShare);
            }
        }

        /** At most 32 x 32 pixels, 10 epochs, a tenth for calibration. */
        public static Settings defaults() {
            return new Settings(32, 10, 3, 1e-4, 0.1);
        }

        public Settings withInputSize(int value) {
            return new Settings(value, epochs, learningRate, regularisation, validationShare);
        }

        public Settings withEpochs(int value) {
            return new Settings(inputSize, value, learningRate, regularisation, validationShare);
        }

        public Settings withLearningRate(double value) {
            return new Settings(inputSize, epochs, value, regularisation, validationShare);
        }

        public Settings withRegularisation(double value) {
            return new Settings(inputSize, epochs, learningRate, value, validationShare);
        }

        public Settings withValidationShare(double value) {
            return new Settings(inputSize, epochs, learningRate, regularisation, value);
        }
    }

    private final Settings settings;

    public LinearImageTrainer(Settings settings) {
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

    /** @throws dev.redstart.common.data.DataException if all rows have one label, or a picture cannot be read */
    @Override
    public LinearImageClassifier train(Images data, Run run) {
        TrainableLabels.check(data.source(), "images", data.labels(), data.rowsOfLabel());
        PictureSize size = PictureSize.of(data);
        int side = Math.min(settings.inputSize(), size.side());
        TrainingPictures pictures = TrainingPictures.of(data, Preprocessing.of(side, side, size.channels()), run);
        int[] all = IntStream.range(0, data.size()).toArray();
        Preprocessing preprocessing = pictures.normalised(all);
        SoftmaxRegression learner = new SoftmaxRegression(settings, data, pictures, preprocessing);
        HeldOut rows = HeldOut.of(data.labelNumbers(), settings.validationShare(), run);
        TemperatureScaling calibration = TemperatureScaling.NONE;
        if (!rows.isTooSmall()) {
            LinearWeights weights = learner.learn(rows.learned(), run, "linear calibration");
            calibration = TemperatureScaling.fit(data.labels(), learner.logits(rows.heldOut(), weights), rows.truth());
        }
        LinearWeights weights = learner.learn(all, run, "linear epochs");
        VectorTable table = VectorTable.of(data.labels().size(), preprocessing.values(), weights.weights());
        return new LinearImageClassifier(data.labels(), preprocessing, table, weights.biases(), calibration);
    }
}
