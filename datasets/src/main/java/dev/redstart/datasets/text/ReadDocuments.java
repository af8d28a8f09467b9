package dev.redstart.datasets.text;

import dev.redstart.common.data.Documents;

/**
 * What a reader made of labelled texts.
 *
 * @param badRows what it left out
 */
public record ReadDocuments(Documents data, BadRows badRows) {}
