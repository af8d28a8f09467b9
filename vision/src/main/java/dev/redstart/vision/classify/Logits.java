package dev.redstart.vision.classify;

/** Probabilities back into logits, of which a softmax makes the probabilities again. */
final class Logits {
    /** The smallest that training looks at, too. */
    private static final double LEAST_PROBABILITY = 1e-10;

    private Logits() {}

    /** In place; returns the same rows. */
    static float[][] ofProbabilities(float[][] rows) {
        for (float[] row : rows) {
            for (int label = 0; label < row.length; label++) {
                row[label] = (float) Math.log(Math.max(LEAST_PROBABILITY, row[label]));
            }
        }
        return rows;
    }
}
