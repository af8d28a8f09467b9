package dev.redstart.nlp.classify;

import dev.redstart.common.data.Documents;
import dev.redstart.common.train.Run;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Rows to learn from and rows to calibrate on, the same share of each label; a label of which the share is no row is only learned. */
final class HeldOut {
    /** Fewer rows say too little about probabilities. */
    private static final int FEWEST = 40;

    private final Documents data;
    private final boolean[] isHeldOut;

    private HeldOut(Documents data, boolean[] isHeldOut) {
        this.data = data;
        this.isHeldOut = isHeldOut;
    }

    static HeldOut nothing(Documents data) {
        return new HeldOut(data, new boolean[data.size()]);
    }

    static HeldOut of(Documents data, double share, Run run) {
        int[] left = Arrays.stream(data.rowsOfLabel())
                .map(rows -> (int) (rows * share))
                .toArray();
        int[] order = shuffled(IntStream.range(0, data.size()).toArray(), run.random("held-out rows"));
        boolean[] isHeldOut = new boolean[data.size()];
        for (int row : order) {
            isHeldOut[row] = left[data.label(row)]-- > 0;
        }
        return new HeldOut(data, isHeldOut);
    }

    /** In place; returns the same array. */
    static int[] shuffled(int[] rows, RandomGenerator random) {
        for (int last = rows.length - 1; last > 0; last--) {
            int other = random.nextInt(last + 1);
            int kept = rows[last];
            rows[last] = rows[other];
            rows[other] = kept;
        }
        return rows;
    }

    boolean isTooSmall() {
        return heldOut().length < FEWEST;
    }

    int[] learned() {
        return IntStream.range(0, isHeldOut.length)
                .filter(row -> !isHeldOut[row])
                .toArray();
    }

    int[] heldOut() {
        return IntStream.range(0, isHeldOut.length)
                .filter(row -> isHeldOut[row])
                .toArray();
    }

    /** The labels of {@link #heldOut()}. */
    int[] truth() {
        return Arrays.stream(heldOut()).map(data::label).toArray();
    }
}
