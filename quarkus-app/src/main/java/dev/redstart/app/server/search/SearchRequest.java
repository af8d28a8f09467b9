package dev.redstart.app.server.search;

import dev.redstart.nlp.search.SearchIndex;
import dev.redstart.nlp.search.SearchMode;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What is looked for. */
@Schema(description = "Only query is required")
record SearchRequest(
        @Schema(required = true, examples = "space war") @Nullable
        String query,

        @Schema(
                description = "By words, by meaning or by both; hybrid where the index has vectors, else bm25",
                enumeration = {"bm25", "vector", "hybrid"})
        @Nullable
        String mode,

        @Schema(description = "Hits at most, 1 to 1,000", defaultValue = "10") @Nullable
        Integer count) {
    private static final int USUAL_COUNT = 10;
    private static final int LONGEST_QUERY = 10_000;

    String checkedQuery() {
        if (query == null || query.isBlank()) {
            throw new IllegalArgumentException("query is missing or empty, write what to look for");
        }
        if (query.length() > LONGEST_QUERY) {
            throw new IllegalArgumentException(
                    "query must have at most " + LONGEST_QUERY + " characters, got " + query.length());
        }
        return query;
    }

    int checkedCount() {
        int wanted = count == null ? USUAL_COUNT : count;
        if (wanted < 1 || wanted > SearchIndex.MOST_HITS) {
            throw new IllegalArgumentException("count must be 1 to " + SearchIndex.MOST_HITS + ", got " + wanted);
        }
        return wanted;
    }

    /** The mode that was asked for, or the best that the index has. */
    SearchMode modeFor(SearchIndex index) {
        return mode == null ? index.modes().getLast() : SearchMode.of(mode);
    }
}
