package dev.redstart.vision.classify;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.tensor.Tensor;
import dev.redstart.vision.image.Preprocessing;
import java.util.Objects;

/** Logistic regression on pixels: the logit of a label is its bias plus a weight for each number of the prepared picture. Needs no native code. */
public final class LinearImageClassifier implements ImageClassifier {
    private final Vocabulary labels;
    private final Preprocessing preprocessing;
    private final VectorTable weights;
    private final float[] biases;
    private final TemperatureScaling calibration;

    /** @param weights a row for each label, a column for each number of a prepared picture; kept, not copied */
    LinearImageClassifier(
            Vocabulary labels,
            Preprocessing preprocessing,
            VectorTable weights,
            float[] biases,
            TemperatureScaling calibration) {
        if (labels.size() < 2 || weights.rowCount() != labels.size() || biases.length != labels.size()) {
            throw new IllegalArgumentException("there are " + labels.size() + " labels, but " + weights.rowCount()
                    + " rows of weights and " + biases.length + " biases");
        }
        if (weights.dimensions() != preprocessing.values()) {
            throw new IllegalArgumentException("a prepared picture has " + preprocessing.values()
                    + " numbers, but there are weights for " + weights.dimensions());
        }
        this.labels = labels;
        this.preprocessing = preprocessing;
        this.weights = weights;
        this.biases = biases.clone();
        this.calibration = calibration;
    }

    @Override
    public Vocabulary labels() {
        return labels;
    }

    @Override
    public Preprocessing preprocessing() {
        return preprocessing;
    }

    /** How the probabilities were calibrated. */
    public TemperatureScaling calibration() {
        return calibration;
    }

    @Override
    public float[][] probabilities(Tensor inputs) {
        float[][] rows = embeddings(inputs);
        for (int row = 0; row < rows.length; row++) {
            rows[row] = calibration.probabilities(logits(rows[row]));
        }
        return rows;
    }

    /** The prepared pictures themselves, a row each. */
    @Override
    public float[][] embeddings(Tensor inputs) {
        PreparedPictures.check(preprocessing, inputs);
        int length = preprocessing.values();
        float[][] rows = new float[inputs.size(0)][length];
        for (int row = 0; row < rows.length; row++) {
            inputs.copyTo(row * length, rows[row], 0, length);
        }
        return rows;
    }

    /** The logit of each label, before calibration. */
    float[] logits(float[] prepared) {
        float[] logits = biases.clone();
        for (int label = 0; label < logits.length; label++) {
            logits[label] += weights.dot(label, prepared);
        }
        return logits;
    }

    /** What each number of a prepared picture is multiplied with for a label, by channel, row and column. */
    public float[] weights(int label) {
        return weights.row(Objects.checkIndex(label, labels.size()));
    }

    VectorTable weights() {
        return weights;
    }

    float[] biases() {
        return biases.clone();
    }
}
