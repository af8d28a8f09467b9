package dev.redstart.nlp.classify;

/** What a linear model learned: a weight for each feature and column, by feature first, and a bias for each column. */
final class LinearWeights {
    private final float[] weights;
    private final float[] biases;

    LinearWeights(float[] weights, float[] biases) {
        this.weights = weights;
        this.biases = biases;
    }

    int columns() {
        return biases.length;
    }

    float[] weights() {
        return weights;
    }

    float[] biases() {
        return biases;
    }
}
