package dev.redstart.nlp.classify;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.nlp.analysis.TextEncoder;
import dev.redstart.tensor.Device;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Layer;
import dev.redstart.tensor.network.TrainedNetwork;
import dev.redstart.tensor.onnx.OnnxModel;
import dev.redstart.tensor.onnx.OnnxWriter;
import dev.redstart.tensor.onnx.TensorValue;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A network that classifies texts, answering through ONNX Runtime: several threads at once do not wait for each other.
 *
 * <p>ONNX Runtime's copy of the weights lies outside the Java heap and is freed when the garbage collector finds that nobody uses the classifier
 * any more. There is no {@code close}: a model that is replaced while it answers must answer to the end.
 *
 * <p>A text without words is answered as one unknown word would be.
 */
public final class NetworkTextClassifier implements TextClassifier {
    private static final int BATCH = 64;

    private final Vocabulary labels;
    private final TextEncoder encoder;
    private final TrainedNetwork network;
    private final TemperatureScaling calibration;
    private final OnnxModel model;

    /**
     * @param network gives each label's probability, calibrated already; of two labels the second one's only
     * @param calibration how it was calibrated
     */
    NetworkTextClassifier(
            Vocabulary labels, TextEncoder encoder, TrainedNetwork network, TemperatureScaling calibration) {
        check(labels, encoder, network);
        this.labels = labels;
        this.encoder = encoder;
        this.network = network;
        this.calibration = calibration;
        this.model = OnnxModel.open(OnnxWriter.bytes(network), Device.CPU);
    }

    private static void check(Vocabulary labels, TextEncoder encoder, TrainedNetwork network) {
        int words = encoder.vocabulary().size();
        int vectors = network.spec().layers().getFirst() instanceof Layer.Embedding embedding
                ? embedding.vocabularySize()
                : 0;
        if (words != vectors) {
            throw new IllegalArgumentException("the vocabulary has " + words + " word numbers, but the network "
                    + vectors + ": they do not belong together");
        }
        if (labels.size() < 2 || network.spec().outputs() != outputs(labels)) {
            throw new IllegalArgumentException("there are " + labels.size() + " labels, but the network has "
                    + network.spec().outputs() + " outputs: they do not belong together");
        }
    }

    /** Of two labels the second one's probability is enough. */
    private static int outputs(Vocabulary labels) {
        return labels.size() == 2 ? 1 : labels.size();
    }

    @Override
    public Vocabulary labels() {
        return labels;
    }

    /** How the probabilities were calibrated. */
    public TemperatureScaling calibration() {
        return calibration;
    }

    /** How texts become the network's word numbers. */
    public TextEncoder encoder() {
        return encoder;
    }

    /** The network. Its last layer is calibrated already; of two labels it gives the second one's probability only. */
    public TrainedNetwork network() {
        return network;
    }

    @Override
    public float[] probabilities(String text) {
        int[][] words = {encoder.words(text)};
        return row(model.predict(TensorValue.tokens(words)), 0);
    }

    /** Texts of similar length are answered together, whatever their order here. */
    @Override
    public float[][] probabilities(List<String> texts) {
        int[][] words = texts.stream().map(encoder::words).toArray(int[][]::new);
        int[] order = shortFirst(words);
        float[][] probabilities = new float[words.length][];
        for (int from = 0; from < order.length; from += BATCH) {
            int count = Math.min(BATCH, order.length - from);
            int[][] batch = new int[count][];
            for (int at = 0; at < count; at++) {
                batch[at] = words[order[from + at]];
            }
            Tensor answers = model.predict(TensorValue.tokens(batch));
            for (int at = 0; at < count; at++) {
                probabilities[order[from + at]] = row(answers, at);
            }
        }
        return probabilities;
    }

    private static int[] shortFirst(int[][] words) {
        return IntStream.range(0, words.length)
                .boxed()
                .sorted(Comparator.comparingInt(row -> words[row].length))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private float[] row(Tensor answers, int row) {
        if (labels.size() == 2) {
            float second = answers.at(row, 0);
            return new float[] {1 - second, second};
        }
        float[] probabilities = new float[labels.size()];
        answers.copyTo(row * probabilities.length, probabilities, 0, probabilities.length);
        return probabilities;
    }
}
