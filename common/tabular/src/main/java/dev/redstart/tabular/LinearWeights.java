package dev.redstart.tabular;

/**
 * What a linear model learned.
 *
 * @param weights by feature, then by output
 * @param biases by output
 */
@SuppressWarnings("ArrayRecordComponent") // never leaves this package
record LinearWeights(float[] weights, float[] biases) {
    int outputs() {
        return biases.length;
    }

    /** The weighted sums of a row's features, by output. */
    float[] sums(float[] row) {
        float[] sums = biases.clone();
        for (int feature = 0; feature < row.length; feature++) {
            int first = feature * sums.length;
            for (int output = 0; output < sums.length; output++) {
                sums[output] += row[feature] * weights[first + output];
            }
        }
        return sums;
    }
}
