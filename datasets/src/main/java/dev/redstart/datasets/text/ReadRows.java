package dev.redstart.datasets.text;

import dev.redstart.common.data.Interactions;

/**
 * What a reader made of a text.
 *
 * @param badRows what it left out
 */
public record ReadRows(Interactions data, BadRows badRows) {}
