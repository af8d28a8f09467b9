package dev.redstart.tensor.network;

import dev.redstart.common.train.Run;
import dev.redstart.tensor.Tensor;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * The weights that a training begins with, drawn here and not in native code, so that they are the same on every machine.
 *
 * <p>Weighted sums: uniform as Glorot, Bengio (2010) say, or normal as He et al. (2015) say before an activation of the ReLU family.
 * Recurrent weights: orthogonal rows (Saxe et al. 2014). Embeddings: uniform within .05, or as pretrained. Biases are 0, those of forget gates 1.
 */
final class Initialisation {
    private static final double EMBEDDING_RANGE = 0.05;

    private final Run run;

    private Initialisation(Run run) {
        this.run = run;
    }

    static Map<String, Tensor> of(Chain chain, Run run) {
        Initialisation initialisation = new Initialisation(run);
        Map<String, Tensor> parameters = new LinkedHashMap<>();
        for (ParameterLayout.Entry entry : ParameterLayout.of(chain)) {
            parameters.put(entry.fullName(), initialisation.of(entry));
        }
        return parameters;
    }

    private Tensor of(ParameterLayout.Entry entry) {
        int[] shape = entry.dimensions();
        float[] numbers = new float[entry.length()];
        RandomGenerator random = run.random("weights " + entry.fullName());
        switch (entry.owner()) {
            case Layer.Embedding embedding -> {
                if (embedding.pretrained() != null) {
                    return embedding.pretrained();
                }
                uniform(numbers, EMBEDDING_RANGE, random);
            }
            case Layer.Lstm lstm -> lstm(entry.name(), numbers, lstm.units(), random);
            case Layer.BatchNorm norm ->
                Arrays.fill(
                        numbers, entry.name().endsWith("gamma") || entry.name().endsWith("variance") ? 1f : 0f);
            case Layer layer when entry.name().endsWith("weights") -> weights(layer, shape, numbers, random);
            default -> {} // biases: zeros
        }
        return Tensor.of(numbers, shape);
    }

    private static void lstm(String name, float[] numbers, int units, RandomGenerator random) {
        if (name.endsWith("recurrentWeights")) {
            orthogonal(numbers, units, random);
        } else if (name.endsWith("inputWeights")) {
            int inputs = numbers.length / (4 * units);
            uniform(numbers, Math.sqrt(6.0 / (inputs + 4 * units)), random);
        } else {
            Arrays.fill(numbers, units, 2 * units, 1f);
        }
    }

    private static void weights(Layer layer, int[] shape, float[] numbers, RandomGenerator random) {
        int window = 1;
        for (int dimension = 2; dimension < shape.length; dimension++) {
            window *= shape[dimension];
        }
        int inputs = window * (layer instanceof Layer.Dense ? shape[0] : shape[1]);
        int outputs = window * (layer instanceof Layer.Dense ? shape[1] : shape[0]);
        switch (activation(layer)) {
            case RELU, LEAKY_RELU, ELU -> normal(numbers, Math.sqrt(2.0 / inputs), random);
            case IDENTITY, SIGMOID, TANH, SOFTMAX -> uniform(numbers, Math.sqrt(6.0 / (inputs + outputs)), random);
        }
    }

    private static Activation activation(Layer layer) {
        return switch (layer) {
            case Layer.Dense dense -> dense.activation();
            case Layer.Conv2d conv -> conv.activation();
            case Layer.Conv1d conv -> conv.activation();
            case Layer.ParallelConv1d conv -> conv.activation();
            default -> throw new IllegalStateException(layer + " has no weights");
        };
    }

    private static void uniform(float[] numbers, double range, RandomGenerator random) {
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = (float) random.nextDouble(-range, range);
        }
    }

    private static void normal(float[] numbers, double deviation, RandomGenerator random) {
        for (int at = 0; at < numbers.length; at++) {
            numbers[at] = (float) random.nextGaussian(0, deviation);
        }
    }

    /** Rows of length 1, each at right angles to those above it (Gram, Schmidt). */
    private static void orthogonal(float[] numbers, int rows, RandomGenerator random) {
        int columns = numbers.length / rows;
        double[][] matrix = new double[rows][columns];
        for (int row = 0; row < rows; row++) {
            Arrays.setAll(matrix[row], column -> random.nextGaussian());
            for (int above = 0; above < row; above++) {
                double shared = dot(matrix[row], matrix[above]);
                for (int column = 0; column < columns; column++) {
                    matrix[row][column] -= shared * matrix[above][column];
                }
            }
            double length = Math.sqrt(dot(matrix[row], matrix[row]));
            for (int column = 0; column < columns; column++) {
                matrix[row][column] /= length;
                numbers[row * columns + column] = (float) matrix[row][column];
            }
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int at = 0; at < left.length; at++) {
            sum += left[at] * right[at];
        }
        return sum;
    }
}
