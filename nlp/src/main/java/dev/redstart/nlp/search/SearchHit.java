package dev.redstart.nlp.search;

import java.util.List;

/**
 * A document that was found.
 *
 * @param score higher is better; comparable within one answer only. BM25: a sum of weights above 0; vector: the cosine, in [-1, 1]; hybrid:
 *     at most 2/61
 * @param titleMatches where words of the query stand in the title, in its order; empty where a document was found by meaning alone
 * @param textMatches the same for the text
 */
public record SearchHit(SearchDocument document, double score, List<Span> titleMatches, List<Span> textMatches) {
    /**
     * A word's place.
     *
     * @param start in UTF-16 units from 0
     * @param end exclusive
     */
    public record Span(int start, int end) {}

    public SearchHit {
        titleMatches = List.copyOf(titleMatches);
        textMatches = List.copyOf(textMatches);
    }
}
