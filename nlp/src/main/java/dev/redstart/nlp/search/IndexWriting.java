package dev.redstart.nlp.search;

import dev.redstart.common.train.Run;
import dev.redstart.nlp.analysis.Tokenizer;
import dev.redstart.nlp.analysis.Tokenizers;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.KnnFloatVectorField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.SerialMergeScheduler;
import org.apache.lucene.index.VectorSimilarityFunction;
import org.apache.lucene.store.Directory;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** Writes documents into a Lucene index of one segment, in one thread: equal documents give equal answers. */
final class IndexWriting {
    /** The document as {@link StoredDocument} writes it. */
    static final String DOCUMENT = "document";
    /** The words of title and text by the index's tokenizer. */
    static final String TEXT = "text";
    /** Words by the tokenizer {@code plain}, of which only the numbers of documents are kept; there only if there are vectors. */
    static final String WORD = "word";
    /** A vector of length 1; a document that has no known word has none. */
    static final String VECTOR = "vector";

    private static final FieldType COUNTED = fieldType(IndexOptions.DOCS_AND_FREQS, false);
    private static final FieldType SEEN = fieldType(IndexOptions.DOCS, true);
    private static final int STEP = 1_000;

    private final SearchIndexer.Settings settings;
    private final @Nullable SentenceEncoder encoder;
    private final Run run;

    IndexWriting(SearchIndexer.Settings settings, @Nullable SentenceEncoder encoder, Run run) {
        this.settings = settings;
        this.encoder = encoder;
        this.run = run;
    }

    private static FieldType fieldType(IndexOptions options, boolean omitNorms) {
        FieldType type = new FieldType();
        type.setIndexOptions(options);
        type.setOmitNorms(omitNorms);
        type.freeze();
        return type;
    }

    /** Writes all documents to an empty folder. */
    IndexContents write(List<SearchDocument> documents, Path folder) throws IOException {
        IndexWriterConfig config = new IndexWriterConfig()
                .setOpenMode(IndexWriterConfig.OpenMode.CREATE)
                .setCodec(VectorsCodec.of(documents.size() <= settings.exactDocuments()))
                .setMergeScheduler(new SerialMergeScheduler());
        try (Directory directory = IndexFolder.directory(folder);
                IndexWriter writer = new IndexWriter(directory, config)) {
            addAll(documents, writer);
            writer.forceMerge(1);
            run.progress("documents indexed", documents.size(), documents.size());
            writer.commit();
        }
        return new IndexContents(documents.size(), settings.tokenizer(), encoder == null ? null : vectors(encoder));
    }

    private static IndexDescription.Vectors vectors(SentenceEncoder encoder) {
        return new IndexDescription.Vectors(encoder.name(), encoder.dimensions(), encoder.fingerprint());
    }

    private void addAll(List<SearchDocument> documents, IndexWriter writer) throws IOException {
        Tokenizer tokenizer = Tokenizers.named(settings.tokenizer());
        TokenFeed texts = new TokenFeed(tokenizer);
        TokenFeed words = new TokenFeed(WordAverage.WORDS);
        WordFrequencies frequencies = encoder == null ? null : WordCounts.of(documents);
        for (int row = 0; row < documents.size(); row++) {
            if (row % STEP == 0) {
                run.progress("documents indexed", row, documents.size());
            }
            SearchDocument document = documents.get(row);
            Document lucene = new Document();
            lucene.add(new StoredField(DOCUMENT, StoredDocument.write(document)));
            lucene.add(new Field(TEXT, texts.of(document.title(), document.text()), COUNTED));
            if (encoder != null && frequencies != null) {
                lucene.add(new Field(WORD, words.of(document.title(), document.text()), SEEN));
                addVector(lucene, encoder.encode(joined(document), frequencies));
            }
            writer.addDocument(lucene);
        }
    }

    private static String joined(SearchDocument document) {
        return document.title().isEmpty() ? document.text() : document.title() + "\n" + document.text();
    }

    private static void addVector(Document lucene, float[] vector) {
        if (hasDirection(vector)) {
            float[] unit = VectorUtil.l2normalize(vector);
            lucene.add(new KnnFloatVectorField(VECTOR, unit, VectorSimilarityFunction.DOT_PRODUCT));
        }
    }

    /** Not so for zeros. Values that are not finite are a mistake of the encoder. */
    static boolean hasDirection(float[] vector) {
        double squares = 0;
        for (float number : vector) {
            squares += (double) number * number;
        }
        if (!(squares <= Float.MAX_VALUE)) {
            throw new IllegalArgumentException("an encoder made a vector that is not finite");
        }
        return squares > 0;
    }
}
