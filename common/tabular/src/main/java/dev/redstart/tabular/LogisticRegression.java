package dev.redstart.tabular;

import dev.redstart.common.train.Run;
import java.util.List;
import java.util.Map;

/**
 * The weights of a logistic regression, found to the end: the mean loss of the rows plus a penalty has one minimum, and L-BFGS goes there without
 * any chance. Of two labels one output is enough; of more the loss is that of the softmax.
 */
final class LogisticRegression {
    private final List<float[]> rows;
    private final int[] labels;
    private final double[] rowWeights;
    private final int features;
    private final int outputs;
    private final double penalty;

    /**
     * @param rowWeights how much a row of each label counts
     * @param l2 on half the squared weights, in rows: 1 weighs as much as one row's loss; biases are free
     */
    LogisticRegression(List<float[]> rows, int[] labels, double[] rowWeights, double l2) {
        this.rows = rows;
        this.labels = labels;
        this.rowWeights = rowWeights;
        this.features = rows.getFirst().length;
        this.outputs = rowWeights.length == 2 ? 1 : rowWeights.length;
        this.penalty = l2 / rows.size();
    }

    LinearWeights learn(int iterations, Run run, String stage) {
        double[] start = new double[(features + 1) * outputs];
        double[] best = new Lbfgs(
                        this::loss,
                        iterations,
                        (done, loss) -> run.progress(stage, done, iterations, Map.of("loss", loss)))
                .minimum(start);
        run.progress(stage, iterations, iterations);
        float[] weights = new float[features * outputs];
        float[] biases = new float[outputs];
        for (int at = 0; at < best.length; at++) {
            if (at < weights.length) {
                weights[at] = (float) best[at];
            } else {
                biases[at - weights.length] = (float) best[at];
            }
        }
        return new LinearWeights(weights, biases);
    }

    /** The loss at these weights, the biases last; writes its gradient. */
    private double loss(double[] weights, double[] gradient) {
        int biases = features * outputs;
        double loss = 0;
        for (int at = 0; at < gradient.length; at++) {
            gradient[at] = at < biases ? penalty * weights[at] : 0;
            loss += at < biases ? penalty * weights[at] * weights[at] / 2 : 0;
        }
        double[] errors = new double[outputs];
        double share = 1.0 / labels.length;
        for (int row = 0; row < labels.length; row++) {
            float[] values = rows.get(row);
            sums(values, weights, errors);
            double weight = rowWeights[labels[row]] * share;
            loss += weight * (outputs == 1 ? logistic(errors, labels[row]) : softmax(errors, labels[row]));
            add(values, errors, weight, gradient);
        }
        return loss;
    }

    private void sums(float[] values, double[] weights, double[] sums) {
        System.arraycopy(weights, features * outputs, sums, 0, outputs);
        for (int feature = 0; feature < features; feature++) {
            int first = feature * outputs;
            for (int output = 0; output < outputs; output++) {
                sums[output] += values[feature] * weights[first + output];
            }
        }
    }

    private void add(float[] values, double[] errors, double weight, double[] gradient) {
        for (int feature = 0; feature < features; feature++) {
            double value = weight * values[feature];
            int first = feature * outputs;
            for (int output = 0; output < outputs; output++) {
                gradient[first + output] += value * errors[output];
            }
        }
        for (int output = 0; output < outputs; output++) {
            gradient[features * outputs + output] += weight * errors[output];
        }
    }

    /** Turns the logit into the error {@code p - y}; returns the loss. */
    private static double logistic(double[] logit, int label) {
        double signed = label == 1 ? logit[0] : -logit[0];
        double loss = signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
        logit[0] = 1 / (1 + Math.exp(-logit[0])) - label;
        return loss;
    }

    /** Turns the logits into the errors {@code p - y}; returns the loss. */
    private static double softmax(double[] logits, int label) {
        double highest = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            highest = Math.max(highest, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - highest);
        }
        double loss = Math.log(sum) + highest - logits[label];
        for (int output = 0; output < logits.length; output++) {
            logits[output] = Math.exp(logits[output] - highest) / sum - (output == label ? 1 : 0);
        }
        return loss;
    }
}
