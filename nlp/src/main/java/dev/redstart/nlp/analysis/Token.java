package dev.redstart.nlp.analysis;

/**
 * A word of a text as a model sees it.
 *
 * @param text lower case, perhaps stemmed
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive
 */
public record Token(String text, int start, int end) {}
