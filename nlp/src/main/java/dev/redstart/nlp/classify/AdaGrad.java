package dev.redstart.nlp.classify;

import dev.redstart.common.data.Documents;
import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import dev.redstart.nlp.classify.LinearTextTrainer.ClassWeights;
import dev.redstart.nlp.classify.LinearTextTrainer.Settings;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Learns a linear model row by row. Each weight has its own step, the learning rate over the root of the sum of its squared gradients (Duchi, Hazan,
 * Singer: Adaptive Subgradient Methods, JMLR 2011). Regularisation touches the weights of the row's features only.
 */
final class AdaGrad {
    private static final double SMALLEST_ROOT = 1e-4;
    private static final int ROWS_BETWEEN_CHECKS = 1 << 12;

    private final Settings settings;
    private final TfIdf texts;
    private final Documents data;
    private final int columns;
    private final float[] rowWeights;

    AdaGrad(Settings settings, TfIdf texts, Documents data) {
        this.settings = settings;
        this.texts = texts;
        this.data = data;
        this.columns = LinearTextClassifier.columns(data.labels());
        this.rowWeights = rowWeights(data, settings.classWeights());
    }

    /** What a row of each label counts; 1 on average over the rows. */
    private static float[] rowWeights(Documents data, ClassWeights weights) {
        int[] rows = data.rowsOfLabel();
        long present = Arrays.stream(rows).filter(count -> count > 0).count();
        float[] rowWeights = new float[rows.length];
        for (int label = 0; label < rows.length; label++) {
            boolean equal = weights == ClassWeights.EQUAL || rows[label] == 0;
            rowWeights[label] = equal ? 1 : (float) data.size() / (present * rows[label]);
        }
        return rowWeights;
    }

    /** The weights after all epochs over some rows. */
    LinearWeights learn(int[] rows, Run run, String stage) {
        Learning learning = new Learning();
        RandomGenerator random = run.random(stage);
        int[] order = rows.clone();
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            HeldOut.shuffled(order, random);
            double loss = 0;
            for (int at = 0; at < order.length; at++) {
                loss += learning.learn(order[at]);
                if (at % ROWS_BETWEEN_CHECKS == 0) {
                    run.cancellation().check();
                }
            }
            run.progress(stage, epoch + 1, settings.epochs(), Map.of("loss", loss / order.length));
        }
        return new LinearWeights(learning.weights, learning.biases);
    }

    /** The logits of each label for some rows. */
    float[][] logits(int[] rows, LinearWeights weights) {
        float[][] logits = new float[rows.length][];
        for (int at = 0; at < rows.length; at++) {
            float[] sums = sums(rows[at], weights.weights(), weights.biases());
            logits[at] = columns == 1 ? new float[] {0, sums[0]} : sums;
        }
        return logits;
    }

    private float[] sums(int row, float[] weights, float[] biases) {
        int[] features = texts.features(row);
        float[] values = texts.values(row);
        float[] sums = biases.clone();
        for (int place = 0; place < features.length; place++) {
            int first = features[place] * columns;
            for (int column = 0; column < columns; column++) {
                sums[column] += values[place] * weights[first + column];
            }
        }
        return sums;
    }

    /** The state of one learning. */
    private final class Learning {
        private final float[] weights = new float[Math.multiplyExact(texts.featureCount(), columns)];
        private final float[] squares = new float[weights.length];
        private final float[] biases = new float[columns];
        private final float[] biasSquares = new float[columns];
        private final float rate = (float) settings.learningRate();
        private final float pull = (float) settings.regularisation();

        /** One step; returns the row's loss before it. */
        double learn(int row) {
            float[] errors = sums(row, weights, biases);
            int label = data.label(row);
            double loss = columns == 1 ? logistic(errors, label) : softmax(errors, label);
            for (int column = 0; column < columns; column++) {
                step(row, column, errors[column] * rowWeights[label]);
            }
            return loss;
        }

        private void step(int row, int column, float error) {
            int[] features = texts.features(row);
            float[] values = texts.values(row);
            for (int place = 0; place < features.length; place++) {
                int at = features[place] * columns + column;
                float gradient = error * values[place] + pull * weights[at];
                squares[at] += gradient * gradient;
                weights[at] -= rate * gradient / (float) (Math.sqrt(squares[at]) + SMALLEST_ROOT);
            }
            biasSquares[column] += error * error;
            biases[column] -= rate * error / (float) (Math.sqrt(biasSquares[column]) + SMALLEST_ROOT);
        }

        /** Turns the logit into the error {@code p - y}. */
        private double logistic(float[] logit, int label) {
            double signed = label == 1 ? logit[0] : -logit[0];
            double loss = signed > 0 ? Math.log1p(Math.exp(-signed)) : Math.log1p(Math.exp(signed)) - signed;
            logit[0] = (float) (1 / (1 + Math.exp(-logit[0]))) - label;
            return loss;
        }

        /** Turns the logits into the errors {@code p - y}. */
        private double softmax(float[] logits, int label) {
            double highest = Double.NEGATIVE_INFINITY;
            for (float logit : logits) {
                highest = Math.max(highest, logit);
            }
            double sum = 0;
            for (float logit : logits) {
                sum += Math.exp(logit - highest);
            }
            double loss = Math.log(sum) + highest - logits[label];
            for (int column = 0; column < logits.length; column++) {
                logits[column] = (float) (Math.exp(logits[column] - highest) / sum) - (column == label ? 1 : 0);
            }
            return loss;
        }
    }
}
