package dev.redstart.common.data;

/**
 * Rows of one kind with a known origin. Immutable.
 *
 * @param <D> the data set itself, so that a part of interactions is interactions again
 */
public interface Dataset<D extends Dataset<D>> {
    /** Where the rows came from. */
    Source source();

    /** Number of rows. */
    int size();

    /**
     * The named rows, in the order given.
     *
     * @param rows row numbers from 0 to {@code size() - 1}; a row may be named more than once
     */
    D select(int[] rows);
}
