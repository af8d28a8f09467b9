package dev.redstart.tabular;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.tabular.features.TableFeatures;
import dev.redstart.tensor.Device;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.TrainedNetwork;
import dev.redstart.tensor.onnx.OnnxModel;
import dev.redstart.tensor.onnx.OnnxWriter;
import dev.redstart.tensor.onnx.TensorValue;

/**
 * A network that classifies rows, answering through ONNX Runtime: several threads at once do not wait for each other.
 *
 * <p>Its weights lie outside the Java heap and are freed when the garbage collector finds that nobody uses the classifier any more. It has no
 * {@code close}, so a model that is replaced answers whoever still asks it.
 */
public final class NetworkTableClassifier implements TableClassifier {
    private static final OnnxModel.Settings SERVING =
            OnnxModel.Settings.defaults().withDevice(Device.CPU).withBatchRows(256);
    private static final double LEAST_PROBABILITY = 1e-7;

    private final Vocabulary labels;
    private final TableFeatures features;
    private final TrainedNetwork network;
    private final TemperatureScaling calibration;
    private final OnnxModel model;

    NetworkTableClassifier(
            Vocabulary labels, TableFeatures features, TrainedNetwork network, TemperatureScaling calibration) {
        boolean fits = network.spec().input().equals(InputShape.features(features.size()))
                && network.spec().outputs() == labels.size();
        if (!fits) {
            throw new IllegalArgumentException("there are " + features.size() + " features and " + labels.size()
                    + " labels, but the network takes " + network.spec().input() + " and gives "
                    + network.spec().outputs() + " probabilities");
        }
        this.labels = labels;
        this.features = features;
        this.network = network;
        this.calibration = calibration;
        this.model = OnnxModel.open(OnnxWriter.bytes(network), SERVING);
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

    /** The network before calibration: its weights, and how they were learned. */
    public TrainedNetwork network() {
        return network;
    }

    @Override
    public float[][] probabilities(float[][] rows) {
        float[][] probabilities = logits(rows);
        for (int row = 0; row < rows.length; row++) {
            probabilities[row] = calibration.probabilities(probabilities[row]);
        }
        return probabilities;
    }

    /** The logarithm of each label's probability, before calibration. */
    float[][] logits(float[][] rows) {
        float[][] logits = new float[rows.length][labels.size()];
        if (rows.length == 0) {
            return logits;
        }
        Tensor answers = model.predict(TensorValue.of(Tensor.of(rows)));
        for (int row = 0; row < rows.length; row++) {
            for (int label = 0; label < logits[row].length; label++) {
                logits[row][label] = (float) Math.log(Math.max(LEAST_PROBABILITY, answers.at(row, label)));
            }
        }
        return logits;
    }
}
