package dev.redstart.vision.classify;

import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.evaluate.TemperatureScaling;
import dev.redstart.common.model.ModelException;
import dev.redstart.tensor.Device;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.onnx.OnnxModel;
import dev.redstart.tensor.onnx.OnnxWriter;
import dev.redstart.vision.image.Preprocessing;
import java.util.List;

/**
 * An image classifier that was trained elsewhere and exported as ONNX, for example from torchvision, Keras or scikit-learn. The graph takes one
 * batch of pictures, by channel, row and column or by row, column and channel, and its first output has a number for each label. An output
 * named {@code embedding}, where there is one, makes its pictures comparable.
 *
 * <p>The weights lie outside the Java heap and are freed when the garbage collector finds that nobody uses the classifier any more.
 */
public final class OnnxImageClassifier implements ImageClassifier {
    /** What the numbers of the first output are. */
    public enum Answer {
        /** Of any size; a softmax makes them probabilities. Most exports from PyTorch. */
        LOGITS,
        /** Between 0 and 1, adding up to 1. Most exports from Keras. */
        PROBABILITIES
    }

    private final byte[] graph;
    private final Vocabulary labels;
    private final Preprocessing preprocessing;
    private final Answer answer;
    private final OnnxModel model;
    private final OnnxAnswers answers;
    private final boolean channelsLast;

    private OnnxImageClassifier(byte[] graph, Vocabulary labels, Preprocessing preprocessing, Answer answer) {
        this.graph = graph;
        this.labels = labels;
        this.preprocessing = preprocessing;
        this.answer = answer;
        this.model = OnnxModel.open(graph, Device.CPU);
        this.answers = new OnnxAnswers(model);
        this.channelsLast = GraphShape.of(model, preprocessing).channelsLast();
    }

    /**
     * A graph with what is needed to ask it.
     *
     * @param labels in the order of the graph's answers
     * @param preprocessing as in the graph's training; torchvision's is a crop of 224 x 224 in colour with mean .485, .456, .406 and
     *     deviation .229, .224, .225
     * @throws ModelException if the bytes are no graph, or one that does not take such pictures or does not answer with so many labels
     */
    public static OnnxImageClassifier of(byte[] graph, Vocabulary labels, Preprocessing preprocessing, Answer answer) {
        OnnxImageClassifier classifier = new OnnxImageClassifier(graph.clone(), labels, preprocessing, answer);
        classifier.probe();
        return classifier;
    }

    /** Asks about one black picture: sizes that the graph leaves open are known only then. */
    private void probe() {
        Tensor black = Tensor.zeros(1, preprocessing.channels(), preprocessing.height(), preprocessing.width());
        int given = answers.rows(ordered(black), firstOutput())[0].length;
        if (given != labels.size()) {
            throw new ModelException("the graph answers with " + given + " numbers, but there are " + labels.size()
                    + " labels; give one label for each number, in their order");
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

    @Override
    public float[][] probabilities(Tensor inputs) {
        PreparedPictures.check(preprocessing, inputs);
        float[][] rows = answers.rows(ordered(inputs), firstOutput());
        if (answer == Answer.LOGITS) {
            for (int row = 0; row < rows.length; row++) {
                rows[row] = TemperatureScaling.NONE.probabilities(rows[row]);
            }
        }
        return rows;
    }

    @Override
    public float[][] embeddings(Tensor inputs) {
        PreparedPictures.check(preprocessing, inputs);
        List<String> outputs =
                model.outputs().stream().map(TensorMetadata::name).toList();
        if (!outputs.contains(OnnxWriter.EMBEDDING)) {
            throw new IllegalArgumentException("the graph has no output '" + OnnxWriter.EMBEDDING + "' among " + outputs
                    + ", so its pictures cannot be compared");
        }
        return answers.rows(ordered(inputs), OnnxWriter.EMBEDDING);
    }

    private String firstOutput() {
        return model.outputs().getFirst().name();
    }

    private Tensor ordered(Tensor inputs) {
        return channelsLast ? GraphShape.channelsLast(inputs) : inputs;
    }

    byte[] graph() {
        return graph;
    }

    /** What the numbers of the first output are. */
    Answer answerOfGraph() {
        return answer;
    }
}
