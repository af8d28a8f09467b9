package dev.redstart.tensor.network;

import java.util.random.RandomGenerator;

/**
 * Changes a row by chance whenever it is learned from, so that a network sees more than there is: flips, shifts, noise. Never asked in
 * validation or prediction.
 */
@FunctionalInterface
public interface RowAugmenter {
    /**
     * Changes a row in place.
     *
     * @param row a copy of the row's numbers, as the network takes them; finite numbers must stay
     * @param random the row's own chance in this epoch: the same whatever the order, the threads or an interruption
     */
    void augment(float[] row, RandomGenerator random);
}
