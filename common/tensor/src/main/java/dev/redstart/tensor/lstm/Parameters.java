package dev.redstart.tensor.lstm;

import dev.redstart.tensor.floats.Floats;

/**
 * The weights of a layer, or their gradients. Matrices lie column by column (Fortran's order); the columns are DL4J's four blocks: candidate,
 * forget, output, input gate.
 *
 * @param inputs [inputs, 4 units]
 * @param states [units, 4 units]
 * @param bias [4 units]
 */
record Parameters(Floats inputs, Floats states, Floats bias) {}
