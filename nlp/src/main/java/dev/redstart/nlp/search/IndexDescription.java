package dev.redstart.nlp.search;

import dev.redstart.common.data.Source;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an index holds, as its manifest says.
 *
 * @param version counts how often the index of this name was made, from 1
 * @param documents how many there are
 * @param tokenizer the name of the {@link dev.redstart.nlp.analysis.Tokenizers tokenizer} that cut documents and cuts queries
 * @param vectors which vectors it has; {@code null} for an index that answers by words only
 */
public record IndexDescription(
        int version,
        Instant createdAt,
        Source source,
        int documents,
        String tokenizer,
        @Nullable Vectors vectors) {
    /**
     * The encoder that made the documents' vectors, and that has to make the queries'.
     *
     * @param name as {@link SentenceEncoder#name()} gave it
     */
    public record Vectors(String name, int dimensions, String fingerprint) {}
}
