package dev.redstart.common.evaluate;

/**
 * How far confidence is from accuracy: rows in {@value #BINS} bins by the probability of their likeliest label (Guo et al., On Calibration of
 * Modern Neural Networks, ICML 2017).
 */
final class Calibration {
    static final int BINS = 15;

    private final int[] bin;
    private final float[] confidence;
    private final boolean[] right;

    private Calibration(int[] bin, float[] confidence, boolean[] right) {
        this.bin = bin;
        this.confidence = confidence;
        this.right = right;
    }

    static Calibration of(float[][] probabilities, int[] truth) {
        int[] bin = new int[truth.length];
        float[] confidence = new float[truth.length];
        boolean[] right = new boolean[truth.length];
        for (int row = 0; row < truth.length; row++) {
            int label = likeliest(probabilities[row]);
            confidence[row] = probabilities[row][label];
            bin[row] = Math.min(BINS - 1, (int) (confidence[row] * BINS));
            right[row] = label == truth[row];
        }
        return new Calibration(bin, confidence, right);
    }

    /** The label with the highest probability; the first of equal ones. */
    static int likeliest(float[] probabilities) {
        int best = 0;
        for (int label = 1; label < probabilities.length; label++) {
            best = probabilities[label] > probabilities[best] ? label : best;
        }
        return best;
    }

    /** The expected calibration error: the gaps of the bins, weighed by their rows. Range [0,1]. */
    double error(double[] timesDrawn) {
        double[] gap = new double[BINS];
        double rows = 0;
        for (int row = 0; row < bin.length; row++) {
            gap[bin[row]] += timesDrawn[row] * ((right[row] ? 1 : 0) - confidence[row]);
            rows += timesDrawn[row];
        }
        double sum = 0;
        for (double difference : gap) {
            sum += Math.abs(difference);
        }
        return sum / rows;
    }
}
