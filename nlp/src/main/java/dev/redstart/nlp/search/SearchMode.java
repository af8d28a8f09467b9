package dev.redstart.nlp.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** How an index is asked. Which is best depends on the texts and the questions: {@link SearchEvaluation} measures it. */
public enum SearchMode {
    /** By the words of the query: BM25 as Lucene computes it (k1 1.2, b 0.75). */
    BM25,
    /** By meaning: the cosine between the query's vector and each document's. */
    VECTOR,
    /** Both lists, merged by reciprocal rank fusion. */
    HYBRID;

    /** As people write it: {@code hybrid}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The counterpart of {@link #word()}, in any case. */
    public static SearchMode of(String word) {
        return Arrays.stream(values())
                .filter(mode -> mode.word().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("mode must be one of "
                        + Arrays.stream(values()).map(SearchMode::word).collect(Collectors.joining(", ")) + ", got '"
                        + word + "'"));
    }
}
