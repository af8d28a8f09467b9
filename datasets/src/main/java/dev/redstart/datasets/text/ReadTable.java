package dev.redstart.datasets.text;

import dev.redstart.common.data.Table;

/**
 * What a reader made of a table.
 *
 * @param badRows what it left out
 */
public record ReadTable(Table data, BadRows badRows) {}
