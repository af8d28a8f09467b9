package dev.redstart.tensor.network;

import dev.redstart.common.train.Run;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What chance does to the rows of one epoch: augmentation of each on its own, and mixup (Zhang et al. 2018) of each with another one of its
 * batch. Batches must come in their order; then the same rows come out, however they are prepared.
 */
final class RowChanges {
    private final RowWeights weights;
    private final double alpha;
    private final long augmentation;
    private final RandomGenerator mixing;

    /** @param alpha of mixup; 0 for none */
    RowChanges(RowWeights weights, double alpha, Run run, int epoch) {
        this.weights = weights;
        this.alpha = alpha;
        this.augmentation = run.random("augmentation of epoch " + epoch).nextLong();
        this.mixing = run.random("mixup of epoch " + epoch);
    }

    boolean blends() {
        return alpha > 0;
    }

    /** The weight of each row before it is blended; null if all are 1. */
    float @Nullable [] weights(NetworkData rows) {
        return weights.of(rows);
    }

    /**
     * Augments, if these rows are to be.
     *
     * @param numbers of each row among all that are learned from
     * @param inputs of all these rows
     */
    void augment(NetworkData rows, int[] numbers, float[] inputs) {
        RowAugmenter augmenter = rows.augmenter();
        if (augmenter == null) {
            return;
        }
        float[] row = new float[rows.rowLength()];
        for (int at = 0; at < rows.size(); at++) {
            System.arraycopy(inputs, at * row.length, row, 0, row.length);
            augmenter.augment(row, chance(numbers[at]));
            System.arraycopy(row, 0, inputs, at * row.length, row.length);
        }
    }

    /** A row's own, whatever was drawn for others. */
    private RandomGenerator chance(int number) {
        return new SplittableRandom(augmentation ^ number * 0xD1B54A32D192ED03L);
    }

    /** Blends each row with another one, if that is asked for: all arrays hold {@code rows} of them. */
    void blend(int rows, float[] inputs, float[] answers, float @Nullable [] weights) {
        if (!blends()) {
            return;
        }
        float share = (float) beta(mixing);
        int[] others = ValidationSplit.shuffled(rows, mixing);
        blend(inputs, others, share);
        blend(answers, others, share);
        if (weights != null) {
            blend(weights, others, share);
        }
    }

    private static void blend(float[] numbers, int[] others, float share) {
        float[] before = numbers.clone();
        int length = numbers.length / others.length;
        for (int row = 0; row < others.length; row++) {
            for (int at = 0; at < length; at++) {
                float other = before[others[row] * length + at];
                numbers[row * length + at] = share * before[row * length + at] + (1 - share) * other;
            }
        }
    }

    /** From Beta(alpha, alpha): one of two gamma-distributed numbers as a share of both. */
    private double beta(RandomGenerator random) {
        double one = gamma(random);
        double both = one + gamma(random);
        // Where alpha is tiny both may be 0: then the share is as good as 0 or 1.
        return both > 0 ? one / both : random.nextInt(2);
    }

    /** Marsaglia, Tsang (2000); below 1 by their power of a uniform number. */
    private double gamma(RandomGenerator random) {
        double shape = alpha < 1 ? alpha + 1 : alpha;
        double boost = alpha < 1 ? Math.pow(random.nextDouble(), 1 / alpha) : 1;
        double d = shape - 1.0 / 3;
        double c = 1 / Math.sqrt(9 * d);
        while (true) {
            double normal = random.nextGaussian();
            double v = Math.pow(1 + c * normal, 3);
            if (v > 0 && Math.log(random.nextDouble()) < normal * normal / 2 + d - d * v + d * Math.log(v)) {
                return d * v * boost;
            }
        }
    }
}
