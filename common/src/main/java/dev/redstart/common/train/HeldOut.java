package dev.redstart.common.train;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Rows to learn from and rows to calibrate on, the same share of each label; a label of which the share is no row is only learned. Immutable.
 */
public final class HeldOut {
    /** Fewer rows say too little about probabilities. */
    private static final int FEWEST = 40;

    private final int[] labels;
    private final boolean[] isHeldOut;

    private HeldOut(int[] labels, boolean[] isHeldOut) {
        this.labels = labels;
        this.isHeldOut = isHeldOut;
    }

    /**
     * Draws rows.
     *
     * @param labels the label number of each row, from 0
     * @param share of each label's rows, 0 to below 1
     */
    public static HeldOut of(int[] labels, double share, Run run) {
        int[] left = new int[Arrays.stream(labels).max().orElse(-1) + 1];
        for (int label : labels) {
            left[label]++;
        }
        Arrays.setAll(left, label -> (int) (left[label] * share));
        int[] order = shuffled(IntStream.range(0, labels.length).toArray(), run.random("held-out rows"));
        boolean[] isHeldOut = new boolean[labels.length];
        for (int row : order) {
            isHeldOut[row] = left[labels[row]]-- > 0;
        }
        return new HeldOut(labels.clone(), isHeldOut);
    }

    /** All rows are learned. */
    public static HeldOut nothing(int[] labels) {
        return new HeldOut(labels.clone(), new boolean[labels.length]);
    }

    /** In place; returns the same array. */
    public static int[] shuffled(int[] rows, RandomGenerator random) {
        for (int last = rows.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = rows[last];
            rows[last] = rows[other];
            rows[other] = kept;
        }
        return rows;
    }

    /** Whether too few rows are held out to say anything about probabilities. */
    public boolean isTooSmall() {
        return heldOut().length < FEWEST;
    }

    /** The rows to learn from, in their order. */
    public int[] learned() {
        return rows(false);
    }

    /** The rows that are held out, in their order. */
    public int[] heldOut() {
        return rows(true);
    }

    private int[] rows(boolean which) {
        return IntStream.range(0, isHeldOut.length)
                .filter(row -> isHeldOut[row] == which)
                .toArray();
    }

    /** The labels of {@link #heldOut()}. */
    public int[] truth() {
        return Arrays.stream(heldOut()).map(row -> labels[row]).toArray();
    }
}
