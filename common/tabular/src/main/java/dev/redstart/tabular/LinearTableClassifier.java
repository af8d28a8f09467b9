package dev.redstart.tabular;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.tabular.features.TableFeatures;

/**
 * Logistic regression on the features of a row: the logit of a label is its bias plus the weighted sum of the features. Of two labels the first has
 * the logit 0. Immutable and thread-safe.
 */
public final class LinearTableClassifier implements TableClassifier {
    private final Vocabulary labels;
    private final TableFeatures features;
    private final LinearWeights weights;
    private final TemperatureScaling calibration;

    LinearTableClassifier(
            Vocabulary labels, TableFeatures features, LinearWeights weights, TemperatureScaling calibration) {
        if (labels.size() < 2
                || weights.outputs() != outputs(labels)
                || weights.weights().length != features.size() * weights.outputs()) {
            throw new IllegalArgumentException("there are " + labels.size() + " labels and " + features.size()
                    + " features, but " + weights.outputs() + " biases and " + weights.weights().length + " weights");
        }
        this.labels = labels;
        this.features = features;
        this.weights = weights;
        this.calibration = calibration;
    }

    /** Of two labels the first needs no weights. */
    static int outputs(Vocabulary labels) {
        return labels.size() == 2 ? 1 : labels.size();
    }

    @Override
    public Vocabulary labels() {
        return labels;
    }

    @Override
    public TableFeatures features() {
        return features;
    }

    @Override
    public TemperatureScaling calibration() {
        return calibration;
    }

    @Override
    public float[][] probabilities(float[][] rows) {
        float[][] probabilities = logits(rows, weights);
        for (int row = 0; row < rows.length; row++) {
            probabilities[row] = calibration.probabilities(probabilities[row]);
        }
        return probabilities;
    }

    /** The logit of each label, before calibration. */
    static float[][] logits(float[][] rows, LinearWeights weights) {
        float[][] logits = new float[rows.length][];
        for (int row = 0; row < rows.length; row++) {
            float[] sums = weights.sums(rows[row]);
            logits[row] = sums.length == 1 ? new float[] {0, sums[0]} : sums;
        }
        return logits;
    }

    LinearWeights weights() {
        return weights;
    }
}
