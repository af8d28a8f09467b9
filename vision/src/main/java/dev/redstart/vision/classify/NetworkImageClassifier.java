package dev.redstart.vision.classify;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.tensor.Device;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.TrainedNetwork;
import dev.redstart.tensor.onnx.OnnxModel;
import dev.redstart.tensor.onnx.OnnxWriter;
import dev.redstart.vision.image.Preprocessing;

/**
 * A network that classifies pictures, answering through ONNX Runtime: several threads at once do not wait for each other.
 *
 * <p>Its weights lie outside the Java heap and are freed when the garbage collector finds that nobody uses the classifier any more. It has no
 * {@code close}, so a model that is replaced answers whoever still asks it.
 */
public final class NetworkImageClassifier implements ImageClassifier {
    private static final String PROBABILITIES = "probabilities";

    private final Vocabulary labels;
    private final Preprocessing preprocessing;
    private final TrainedNetwork network;
    private final TemperatureScaling calibration;
    private final OnnxAnswers answers;

    NetworkImageClassifier(
            Vocabulary labels, Preprocessing preprocessing, TrainedNetwork network, TemperatureScaling calibration) {
        check(labels, preprocessing, network);
        this.labels = labels;
        this.preprocessing = preprocessing;
        this.network = network;
        this.calibration = calibration;
        int hidden = network.spec().layers().size() - 2;
        this.answers = new OnnxAnswers(OnnxModel.open(OnnxWriter.bytes(network, hidden), Device.CPU));
    }

    private static void check(Vocabulary labels, Preprocessing preprocessing, TrainedNetwork network) {
        InputShape expected = InputShape.image(preprocessing.channels(), preprocessing.height(), preprocessing.width());
        if (!network.spec().input().equals(expected)) {
            throw new IllegalArgumentException("pictures are prepared as " + expected + ", but the network takes "
                    + network.spec().input());
        }
        if (labels.size() != network.spec().outputs()) {
            throw new IllegalArgumentException("there are " + labels.size() + " labels, but the network gives "
                    + network.spec().outputs() + " probabilities");
        }
        if (network.spec().layers().size() < 2) {
            throw new IllegalArgumentException("the network has no hidden layer");
        }
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

    /** The network before calibration: its weights, and how they were learned. */
    public TrainedNetwork network() {
        return network;
    }

    @Override
    public float[][] probabilities(Tensor inputs) {
        float[][] rows = logits(inputs);
        for (int row = 0; row < rows.length; row++) {
            rows[row] = calibration.probabilities(rows[row]);
        }
        return rows;
    }

    /** The logit of each label, before calibration. */
    float[][] logits(Tensor inputs) {
        PreparedPictures.check(preprocessing, inputs);
        return Logits.ofProbabilities(answers.rows(inputs, PROBABILITIES));
    }

    @Override
    public float[][] embeddings(Tensor inputs) {
        PreparedPictures.check(preprocessing, inputs);
        return answers.rows(inputs, OnnxWriter.EMBEDDING);
    }
}
