package dev.redstart.nlp.search;

import static org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH;
import static org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN;
import static org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER;
import static org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat.HNSW_GRAPH_THRESHOLD;

import org.apache.lucene.codecs.Codec;
import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/** Lucene's default files, with or without a graph of neighbours. Without one Lucene compares all vectors; both are read alike. */
final class VectorsCodec extends Lucene104Codec {
    private static final Codec EXACT = new VectorsCodec(Integer.MAX_VALUE);
    private static final Codec GRAPH = new VectorsCodec(HNSW_GRAPH_THRESHOLD);

    private final KnnVectorsFormat vectors;

    /** @param graphFrom comparisons of a search from which a graph is made */
    private VectorsCodec(int graphFrom) {
        this.vectors = new Lucene99HnswVectorsFormat(
                DEFAULT_MAX_CONN, DEFAULT_BEAM_WIDTH, DEFAULT_NUM_MERGE_WORKER, null, graphFrom);
    }

    static Codec of(boolean exact) {
        return exact ? EXACT : GRAPH;
    }

    @Override
    public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
        return vectors;
    }
}
