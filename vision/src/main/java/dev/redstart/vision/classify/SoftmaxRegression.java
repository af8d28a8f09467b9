package dev.redstart.vision.classify;

import dev.redstart.common.data.Images;
import dev.redstart.common.train.HeldOut;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.Vectors;
import dev.redstart.vision.image.Preprocessing;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Learns a linear model batch by batch. The step is the learning rate over the mean squared length of a picture, so that one rate suits
 * pictures of any size.
 */
final class SoftmaxRegression {
    private static final int BATCH = 32;
    private static final float MOMENTUM = 0.9f;

    private final LinearImageTrainer.Settings settings;
    private final Images data;
    private final TrainingPictures pictures;
    private final Preprocessing preprocessing;
    private final int length;
    private final int labels;

    SoftmaxRegression(
            LinearImageTrainer.Settings settings, Images data, TrainingPictures pictures, Preprocessing preprocessing) {
        this.settings = settings;
        this.data = data;
        this.pictures = pictures;
        this.preprocessing = preprocessing;
        this.length = preprocessing.values();
        this.labels = data.labels().size();
    }

    /** The weights after all epochs over some rows. */
    LinearWeights learn(int[] rows, Run run, String stage) {
        Learning learning = new Learning();
        RandomGenerator random = run.random(stage);
        int[] order = rows.clone();
        int batches = Math.ceilDiv(order.length, BATCH);
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            HeldOut.shuffled(order, random);
            double loss = 0;
            for (int batch = 0; batch < batches; batch++) {
                run.cancellation().check();
                double done = (epoch + (double) batch / batches) / settings.epochs();
                learning.rate = (float) (settings.learningRate() / length * (1 + Math.cos(Math.PI * done)) / 2);
                loss += learning.step(order, batch * BATCH, Math.min(order.length, (batch + 1) * BATCH));
            }
            run.progress(stage, epoch + 1, settings.epochs(), Map.of("loss", loss / order.length));
        }
        return new LinearWeights(learning.weights, learning.biases);
    }

    /** The logits of each label for some rows. */
    float[][] logits(int[] rows, LinearWeights weights) {
        float[][] logits = new float[rows.length][];
        float[] picture = new float[length];
        for (int at = 0; at < rows.length; at++) {
            pictures.read(rows[at], preprocessing, picture, 0);
            logits[at] = logits(picture, 0, weights.weights(), weights.biases());
        }
        return logits;
    }

    private float[] logits(float[] numbers, int from, float[] weights, float[] biases) {
        float[] logits = biases.clone();
        for (int label = 0; label < labels; label++) {
            logits[label] += Vectors.dot(weights, label * length, numbers, from, length);
        }
        return logits;
    }

    /** The state of one learning. */
    private final class Learning {
        private final float[] weights = new float[Math.multiplyExact(labels, length)];
        private final float[] speeds = new float[weights.length];
        private final float[] biases = new float[labels];
        private final float[] biasSpeeds = new float[labels];
        private final float[] numbers = new float[BATCH * length];
        private final float[][] errors = new float[BATCH][];
        private float rate;

        /** One step; returns the sum of the rows' losses before it. */
        double step(int[] rows, int from, int to) {
            double loss = 0;
            for (int at = 0; at < to - from; at++) {
                pictures.read(rows[from + at], preprocessing, numbers, at * length);
                errors[at] = logits(numbers, at * length, weights, biases);
                loss += softmax(errors[at], data.label(rows[from + at]));
            }
            for (int label = 0; label < labels; label++) {
                move(label, to - from);
            }
            return loss;
        }

        private void move(int label, int count) {
            int first = label * length;
            float keep = (float) (rate * settings.regularisation());
            for (int at = first; at < first + length; at++) {
                speeds[at] = MOMENTUM * speeds[at] - keep * weights[at];
            }
            float biasSpeed = MOMENTUM * biasSpeeds[label];
            for (int at = 0; at < count; at++) {
                float push = -rate * errors[at][label] / count;
                Vectors.addScaled(push, numbers, at * length, speeds, first, length);
                biasSpeed += push;
            }
            biasSpeeds[label] = biasSpeed;
            biases[label] += biasSpeed;
            Vectors.addScaled(1, speeds, first, weights, first, length);
        }

        /** Turns the logits into the errors {@code p - y}; returns the loss. */
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
