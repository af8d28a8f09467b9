package dev.redstart.nlp.search;

import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.model.ModelException;
import dev.redstart.nlp.analysis.Tokenizer;
import dev.redstart.nlp.analysis.Tokenizers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/**
 * An index of documents that was made by {@link SearchIndexer}, opened for searching. Thread-safe. It stays as it was opened, also when another
 * one takes its place in the folder.
 *
 * <p>The text of a query is words, never syntax. Files are mapped into memory, or read where the system cannot map them.
 */
public final class SearchIndex implements AutoCloseable {
    /** Hits of one answer. */
    public static final int MOST_HITS = 1_000;

    private static final int ATTEMPTS = 10;

    private final IndexDescription description;
    private final DirectoryReader reader;
    private final Directory directory;
    private final QueryAnswers answers;

    private SearchIndex(
            IndexDescription description, Directory directory, DirectoryReader reader, QueryAnswers answers) {
        this.description = description;
        this.directory = directory;
        this.reader = reader;
        this.answers = answers;
    }

    /** What the index in a folder holds, without opening it: which vectors it needs, for one. */
    public static IndexDescription describe(Path folder) {
        return ofLastVersion(folder, IndexManifest::read);
    }

    /** Opens the index in a folder for {@link SearchMode#BM25} alone. */
    public static SearchIndex open(Path folder) {
        return open(folder, null);
    }

    /**
     * Opens the last index that was made in a folder, and checks all of it.
     *
     * @param encoder what made its vectors; {@code null} to search by words alone
     * @throws dev.redstart.common.model.UnknownModelException if there is none
     * @throws ModelException if it is damaged, of another format, or has vectors of another encoder
     */
    public static SearchIndex open(Path folder, @Nullable SentenceEncoder encoder) {
        return ofLastVersion(folder, version -> openVersion(version, encoder));
    }

    @FunctionalInterface
    private interface Reading<T> {
        T of(Path version) throws IOException;
    }

    /** Reads again if somebody put a new version in the place of the one that was being read. */
    private static <T> T ofLastVersion(Path folder, Reading<T> reading) {
        for (int attempt = 1; ; attempt++) {
            Path last = IndexFolder.of(folder).last();
            try {
                return reading.of(last);
            } catch (IOException | IllegalArgumentException e) {
                if (attempt == ATTEMPTS || IndexFolder.of(folder).last().equals(last)) {
                    throw damaged(folder, e);
                }
            }
        }
    }

    private static SearchIndex openVersion(Path version, @Nullable SentenceEncoder encoder) throws IOException {
        IndexDescription description = IndexManifest.read(version);
        check(version, description, encoder);
        Directory directory = IndexFolder.existing(version);
        try {
            Tokenizer tokenizer = Tokenizers.named(description.tokenizer());
            DirectoryReader reader = checkedReader(directory, description);
            QueryAnswers answers = new QueryAnswers(reader, tokenizer, encoder);
            return new SearchIndex(description, directory, reader, answers);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static DirectoryReader checkedReader(Directory directory, IndexDescription description) throws IOException {
        DirectoryReader reader = DirectoryReader.open(directory);
        try {
            checkIntegrity(reader, description);
            return reader;
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    private static void check(Path version, IndexDescription description, @Nullable SentenceEncoder encoder) {
        IndexDescription.Vectors vectors = description.vectors();
        if (encoder != null && vectors == null) {
            throw new ModelException(version + " was made without vectors; index the documents again to have them");
        }
        if (encoder != null && vectors != null && !encoder.fingerprint().equals(vectors.fingerprint())) {
            throw new ModelException(
                    version + " was made by other vectors than these: it needs '" + vectors.name() + "' of fingerprint "
                            + start(vectors.fingerprint()) + ", got '" + encoder.name() + "' of "
                            + start(encoder.fingerprint()) + "; index the documents again");
        }
    }

    private static String start(String fingerprint) {
        return fingerprint.substring(0, Math.min(12, fingerprint.length()));
    }

    private static void checkIntegrity(DirectoryReader reader, IndexDescription description) throws IOException {
        if (reader.numDocs() != description.documents()) {
            throw new IOException("it has " + reader.numDocs() + " documents, expected " + description.documents());
        }
        for (LeafReaderContext leaf : reader.leaves()) {
            leaf.reader().checkIntegrity();
        }
    }

    private static ModelException damaged(Path folder, Exception e) {
        String why = e instanceof IOException io ? DurableFiles.reason(io) : String.valueOf(e.getMessage());
        return new ModelException(
                "the search index in " + folder + " is damaged (" + why + "); index the documents again", e);
    }

    public IndexDescription description() {
        return description;
    }

    /** The modes in which it can be asked: all, or BM25 alone where it has no vectors or was opened without an encoder. */
    public List<SearchMode> modes() {
        return answers.modes();
    }

    /**
     * The best hits, best first; none where no document has a word of the query, or where the encoder knows none of its words.
     *
     * @param query not blank; its words count, their order does not
     * @param count how many at most, 1 to {@value #MOST_HITS}
     */
    public List<SearchHit> search(String query, SearchMode mode, int count) {
        Objects.requireNonNull(query);
        check(query, mode, count);
        if (!reader.tryIncRef()) {
            throw new IllegalStateException("the search index is closed");
        }
        try {
            return answers.search(query, mode, count);
        } catch (IOException e) {
            throw new UncheckedIOException("the search index cannot be read any more: " + e.getMessage(), e);
        } finally {
            release();
        }
    }

    private void check(String query, SearchMode mode, int count) {
        if (query.isBlank()) {
            throw new IllegalArgumentException("the query is empty; write what you are looking for");
        }
        if (count < 1 || count > MOST_HITS) {
            throw new IllegalArgumentException("count must be 1 to " + MOST_HITS + ", got " + count);
        }
        if (!modes().contains(mode)) {
            throw new IllegalArgumentException("mode " + mode.word() + " needs vectors, and this index "
                    + (description.vectors() == null ? "was made without them" : "was opened without them")
                    + "; use mode " + SearchMode.BM25.word());
        }
    }

    private void release() {
        try {
            reader.decRef();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Searches that have begun are answered; later ones are refused. */
    @Override
    public void close() {
        try (directory) {
            reader.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
