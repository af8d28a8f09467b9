package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Floats;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * What dropout multiplies with: 0, or {@code 1 / (1 - rate)} for what stays. One mask a row, for all of its places and all four gates (Gal,
 * Ghahramani 2016, with tied weights): what Keras does by default ({@code implementation=2}; its other one draws a mask for each gate).
 *
 * @param inputs [rows, inputs]; null for no dropout
 * @param states [rows, units], for the state on its way into the next place; null for no dropout
 */
record DropoutMasks(@Nullable Floats inputs, @Nullable Floats states) {
    static final DropoutMasks NONE = new DropoutMasks(null, null);

    /** How many numbers there are to drop, and the share that is dropped. */
    record Share(int width, double rate) {}

    static DropoutMasks draw(int rows, Share inputs, Share states, SplittableRandom random) {
        return new DropoutMasks(draw(rows, inputs, random.split()), draw(rows, states, random.split()));
    }

    private static @Nullable Floats draw(int rows, Share share, SplittableRandom random) {
        if (share.rate() <= 0) {
            return null;
        }
        Floats mask = Floats.zeros((long) rows * share.width());
        float kept = (float) (1 / (1 - share.rate()));
        for (long index = 0; index < (long) rows * share.width(); index++) {
            if (random.nextDouble() >= share.rate()) {
                mask.set(index, kept);
            }
        }
        return mask;
    }
}
