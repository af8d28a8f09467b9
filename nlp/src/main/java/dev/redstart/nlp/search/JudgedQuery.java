package dev.redstart.nlp.search;

import java.util.Set;

/**
 * A query, and the ids of the documents that somebody found relevant to it.
 *
 * @param relevant at least one
 */
public record JudgedQuery(String text, Set<String> relevant) {
    public JudgedQuery {
        relevant = Set.copyOf(relevant);
        if (relevant.isEmpty()) {
            throw new IllegalArgumentException("query '" + text + "' needs at least one relevant document");
        }
    }
}
