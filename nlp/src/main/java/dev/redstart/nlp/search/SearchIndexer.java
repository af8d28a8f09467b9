package dev.redstart.nlp.search;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.train.Run;
import dev.redstart.nlp.analysis.Tokenizers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes search indexes of documents: their words by Lucene, and a vector for each if there is an encoder. Immutable.
 *
 * <p>The same documents, settings and encoder give an index with the same answers.
 */
public final class SearchIndexer {
    private static final Logger LOG = LoggerFactory.getLogger(SearchIndexer.class);

    /** Lucene's limit. */
    private static final int MOST_DIMENSIONS = 1_024;

    /**
     * What may be chosen.
     *
     * @param tokenizer one of {@link Tokenizers#names()}: cuts documents and queries into the words that BM25 compares
     * @param exactDocuments up to how many documents a query's vector is compared with all of them. More get a graph (HNSW), which looks at a
     *     few thousand vectors, misses about one in twenty of the nearest, and makes indexing ten times as long
     */
    public record Settings(String tokenizer, int exactDocuments) {
        public Settings {
            Tokenizers.named(tokenizer);
            if (exactDocuments < 0) {
                throw new IllegalArgumentException("exactDocuments must not be negative, got " + exactDocuments);
            }
        }

        /** English: words without their endings, and without the likes of "the"; exact up to 100,000 documents. */
        public static Settings defaults() {
            return new Settings("english", 100_000);
        }

        public Settings withTokenizer(String value) {
            return new Settings(value, exactDocuments);
        }

        public Settings withExactDocuments(int value) {
            return new Settings(tokenizer, value);
        }
    }

    private final Settings settings;
    private final @Nullable SentenceEncoder encoder;

    /** By words only. */
    public SearchIndexer(Settings settings) {
        this(settings, null);
    }

    /** By words and by vectors, unless there is no encoder. */
    public SearchIndexer(Settings settings, @Nullable SentenceEncoder encoder) {
        this.settings = settings;
        this.encoder = encoder;
        if (encoder != null && (encoder.dimensions() < 1 || encoder.dimensions() > MOST_DIMENSIONS)) {
            throw new IllegalArgumentException("a search index takes vectors of 1 to " + MOST_DIMENSIONS
                    + " dimensions, got " + encoder.dimensions() + " of '" + encoder.name() + "'");
        }
    }

    /**
     * Makes an index in a folder, or replaces the one that is there when all is done. Whoever has the old one open keeps it.
     *
     * @param source where the documents came from
     * @param folder is created where it is missing
     * @throws DataException if there are no documents, or two of one id
     */
    public IndexDescription index(List<SearchDocument> documents, Source source, Path folder, Run run) {
        check(documents, source);
        IndexDescription made = IndexFolder.of(folder)
                .publish(source, staged -> new IndexWriting(settings, encoder, run).write(documents, staged));
        LOG.info("{} documents of {} indexed in {}", made.documents(), source.name(), folder);
        return made;
    }

    private static void check(List<SearchDocument> documents, Source source) {
        if (documents.isEmpty()) {
            throw new DataException(source.name() + ": there are no documents to index");
        }
        Set<String> ids = new HashSet<>();
        for (SearchDocument document : documents) {
            if (!ids.add(document.id())) {
                throw new DataException(source.name() + ": id '" + document.id()
                        + "' stands there twice. Is the id in another column?");
            }
        }
    }
}
