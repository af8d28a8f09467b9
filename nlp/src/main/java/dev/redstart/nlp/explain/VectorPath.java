package dev.redstart.nlp.explain;

import dev.redstart.nlp.classify.NetworkTextClassifier;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.TrainedNetwork;

/** The straight line from zero vectors to those of a text's words, and what a network makes of the points on it. Immutable. */
final class VectorPath {
    /** Points answered at once. */
    private static final int BATCH = 32;

    private final TrainedNetwork network;
    private final int output;
    private final int sign;
    private final float[] end;
    private final int words;
    private final double base;
    private final double gain;

    private VectorPath(TrainedNetwork network, int[] ids, int label) {
        boolean oneOutput = network.spec().outputs() == 1;
        this.network = network;
        this.output = oneOutput ? 0 : label;
        this.sign = oneOutput && label == 0 ? -1 : 1;
        this.end = network.embed(ids).copyData();
        this.words = ids.length;
        Tensor ends = network.predictEmbedded(points(0, 2, 1));
        this.base = sign > 0 ? ends.at(0, output) : 1 - ends.at(0, output);
        this.gain = sign * (ends.at(1, output) - ends.at(0, output));
    }

    /**
     * The line for a text.
     *
     * @param label a label number of the model
     */
    static VectorPath of(NetworkTextClassifier model, String text, int label) {
        return new VectorPath(model.network(), model.encoder().words(text), label);
    }

    /** The probability at the beginning. */
    double base() {
        return base;
    }

    /** How much the weights' sum falls short of what the probability gains on the way. */
    double missing(double[] weights) {
        double missing = gain;
        for (double weight : weights) {
            missing -= weight;
        }
        return missing;
    }

    /**
     * What each word adds.
     *
     * @param steps pieces of the line, each looked at in its middle
     */
    double[] weights(int steps) {
        double[] weights = new double[words];
        for (int from = 0; from < steps; from += BATCH) {
            int count = Math.min(BATCH, steps - from);
            Tensor gradient = network.inputGradient(points(from + 0.5, count, steps), output);
            for (int at = 0; at < gradient.length(); at++) {
                int inText = at % end.length;
                weights[inText / dimensions()] += sign * gradient.flat(at) * end[inText] / (double) steps;
            }
        }
        return weights;
    }

    private int dimensions() {
        return end.length / words;
    }

    /** Points of the line, {@code (first, first + 1, ...) / steps} of the way, [count, words, dimensions]. */
    private Tensor points(double first, int count, int steps) {
        float[] numbers = new float[Math.multiplyExact(count, end.length)];
        for (int point = 0; point < count; point++) {
            float share = (float) ((first + point) / steps);
            for (int at = 0; at < end.length; at++) {
                numbers[point * end.length + at] = share * end[at];
            }
        }
        return Tensor.of(numbers, count, words, dimensions());
    }
}
