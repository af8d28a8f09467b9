package dev.redstart.nlp.explain;

/**
 * What a word does for a label.
 *
 * @param word as it stands in the text; a phrase where the text has more words than are explained one by one
 * @param start where it begins in the text, in UTF-16 units
 * @param end where it ends, exclusive
 * @param weight above 0 where the word speaks for the label, below 0 where it speaks against it; in the unit of its {@link TextExplanation}
 */
public record WordWeight(String word, int start, int end, double weight) {}
