package dev.redstart.tensor.lstm;

/**
 * Where the numbers of one row at one place begin in {@link GateArrays}.
 *
 * @param before the cell that comes in
 * @param after the cell that goes out
 * @param state in {@link GateArrays#states()} and {@link GateArrays#cellGradients()}
 */
record RowPlace(long gates, long before, long after, long state) {}
