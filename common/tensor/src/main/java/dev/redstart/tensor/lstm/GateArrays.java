package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Floats;

/**
 * What a step reads and writes; {@link RowPlace} says where.
 *
 * @param gates four blocks of {@code units} a column
 * @param bias four blocks of {@code units}
 * @param cells a column of {@code units} for each place, and one for the start
 * @param states the row's output; backwards its gradient
 * @param cellGradients gradient of the row's cell; used backwards only
 */
record GateArrays(Floats gates, Floats bias, Floats cells, Floats states, Floats cellGradients, int units) {}
