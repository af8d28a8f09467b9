package dev.redstart.tensor.lstm;

/**
 * A batch on its way through a layer.
 *
 * @param in [rows, inputs, places]
 * @param out [rows, units, places], zeros before
 */
record Pass(Parameters parameters, PackedRows rows, DropoutMasks masks, Sequences in, Sequences out) {}
