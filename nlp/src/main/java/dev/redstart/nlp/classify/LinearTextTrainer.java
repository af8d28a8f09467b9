package dev.redstart.nlp.classify;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Documents;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.TrainableLabels;
import dev.redstart.common.train.Trainer;
import dev.redstart.nlp.analysis.Tokenizers;
import java.util.stream.IntStream;

/**
 * Logistic regression on hashed words and word pairs: trains in seconds, explains itself exactly, and is hard to beat on long texts. The baseline
 * of every text training.
 *
 * <p>Features are words and pairs of neighbouring words, hashed; each counts {@code (1 + ln count) * (ln((1 + texts) / (1 + texts with it)) + 1)},
 * and a text is scaled to length 1 (scikit-learn's sublinear TF-IDF). Weights are learned by AdaGrad (Duchi, Hazan, Singer, JMLR 2011), text by
 * text in an order that the seed decides; with more than two labels the loss is that of the softmax.
 *
 * <p>A part of the rows is first held out to find the temperature that calibrates the probabilities; then all rows are learned.
 */
public final class LinearTextTrainer implements Trainer<Documents, LinearTextClassifier> {
    /** How much a row counts. */
    public enum ClassWeights {
        /** Every row the same. */
        EQUAL,
        /** Rows of rare labels more, so that every label has the same weight in all. */
        BALANCED
    }

    /**
     * @param tokenizer a name of {@link Tokenizers}
     * @param wordPairs whether two neighbouring words are a feature too
     * @param bits features are hashed into {@code 2^bits} buckets, from 10 to 26
     * @param minDocuments in how many texts a feature must occur, at least 1; fewer than 1,000 texts keep all features
     * @param epochs passes over the rows, at least 1
     * @param learningRate of AdaGrad, above 0
     * @param regularisation how hard the weights of a text's features are pulled to 0, at least 0
     * @param classWeights against labels of unequal frequency
     * @param validationShare the part of the rows for calibration, from 0 to 0.5; 0 leaves probabilities uncalibrated
     */
    public record Settings(
            String tokenizer,
            boolean wordPairs,
            int bits,
            int minDocuments,
            int epochs,
            double learningRate,
            double regularisation,
            ClassWeights classWeights,
            double validationShare) {
        public Settings {
            TextFeatures.check(tokenizer, bits);
            checkAtLeast("minDocuments", minDocuments);
            checkAtLeast("epochs", epochs);
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

        private static void checkAtLeast(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " must be at least 1, got " + value);
            }
        }

        public static Settings defaults() {
            return new Settings(Tokenizers.PLAIN, true, 22, 2, 5, 0.3, 0, ClassWeights.EQUAL, 0.1);
        }

        public Settings withTokenizer(String value) {
            return new Settings(
                    value,
                    wordPairs,
                    bits,
                    minDocuments,
                    epochs,
                    learningRate,
                    regularisation,
                    classWeights,
                    validationShare);
        }

        public Settings withWordPairs(boolean value) {
            return new Settings(
                    tokenizer,
                    value,
                    bits,
                    minDocuments,
                    epochs,
                    learningRate,
                    regularisation,
                    classWeights,
                    validationShare);
        }

        public Settings withBits(int value) {
            return new Settings(
                    tokenizer,
                    wordPairs,
                    value,
                    minDocuments,
                    epochs,
                    learningRate,
                    regularisation,
                    classWeights,
                    validationShare);
        }

        public Settings withMinDocuments(int value) {
            return new Settings(
                    tokenizer,
                    wordPairs,
                    bits,
                    value,
                    epochs,
                    learningRate,
                    regularisation,
                    classWeights,
                    validationShare);
        }

        public Settings withEpochs(int value) {
            return new Settings(
                    tokenizer,
                    wordPairs,
                    bits,
                    minDocuments,
                    value,
                    learningRate,
                    regularisation,
                    classWeights,
                    validationShare);
        }

        public Settings withLearningRate(double value) {
            return new Settings(
                    tokenizer,
                    wordPairs,
                    bits,
                    minDocuments,
                    epochs,
                    value,
                    regularisation,
                    classWeights,
                    validationShare);
        }

        public Settings withRegularisation(double value) {
            return new Settings(
                    tokenizer,
                    wordPairs,
                    bits,
                    minDocuments,
                    epochs,
                    learningRate,
                    value,
                    classWeights,
                    validationShare);
        }

        public Settings withClassWeights(ClassWeights value) {
            return new Settings(
                    tokenizer,
                    wordPairs,
                    bits,
                    minDocuments,
                    epochs,
                    learningRate,
                    regularisation,
                    value,
                    validationShare);
        }

        public Settings withValidationShare(double value) {
            return new Settings(
                    tokenizer,
                    wordPairs,
                    bits,
                    minDocuments,
                    epochs,
                    learningRate,
                    regularisation,
                    classWeights,
                    value);
        }

        TextFeatures features() {
            return new TextFeatures(tokenizer, wordPairs, bits);
        }
    }

    private final Settings settings;

    public LinearTextTrainer(Settings settings) {
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

    /** @throws DataException if all rows have one label */
    @Override
    public LinearTextClassifier train(Documents data, Run run) {
        TrainableLabels.check(data.source(), "texts", data.labels(), data.rowsOfLabel());
        TfIdf texts = TfIdf.of(data, settings, run);
        AdaGrad learner = new AdaGrad(settings, texts, data);
        TemperatureScaling calibration = calibration(data, learner, run);
        LinearWeights weights = learner.learn(IntStream.range(0, data.size()).toArray(), run, "linear epochs");
        return new LinearTextClassifier(
                data.labels(), settings.features(), texts.table(weights), weights.biases(), calibration);
    }

    private TemperatureScaling calibration(Documents data, AdaGrad learner, Run run) {
        HeldOut rows = HeldOut.of(data.labelNumbers(), settings.validationShare(), run);
        if (rows.isTooSmall()) {
            return TemperatureScaling.NONE;
        }
        LinearWeights weights = learner.learn(rows.learned(), run, "linear calibration");
        return TemperatureScaling.fit(data.labels(), learner.logits(rows.heldOut(), weights), rows.truth());
    }
}
