package dev.redstart.nlp.search;

import dev.redstart.nlp.analysis.Token;
import dev.redstart.nlp.analysis.Tokenizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;
import org.apache.lucene.util.VectorUtil;
import org.jspecify.annotations.Nullable;

/** Asks an open Lucene index. Thread-safe. */
final class QueryAnswers {
    /** Words of a query that count; Lucene takes no more. */
    private static final int MOST_WORDS = 1_024;

    /** Vectors that are near enough to look for their neighbours, where there is a graph: more miss less and take longer. */
    private static final int NEAR = 200;

    /** How deep both lists of a hybrid search are, at least. */
    private static final int CANDIDATES = 50;

    /** Cormack, Clarke and Büttcher, Reciprocal Rank Fusion, 2009: a document at rank r of a list earns 1 / (60 + r). */
    private static final int RANK_CONSTANT = 60;

    private static final TopDocs NOTHING = new TopDocs(new TotalHits(0, TotalHits.Relation.EQUAL_TO), new ScoreDoc[0]);

    private final IndexSearcher searcher;
    private final Tokenizer tokenizer;
    private final @Nullable SentenceEncoder encoder;
    private final WordFrequencies frequencies;

    QueryAnswers(IndexReader reader, Tokenizer tokenizer, @Nullable SentenceEncoder encoder) {
        this.searcher = new IndexSearcher(reader);
        this.tokenizer = tokenizer;
        this.encoder = encoder;
        this.frequencies = new IndexedWords(reader);
    }

    List<SearchMode> modes() {
        return encoder == null ? List.of(SearchMode.BM25) : List.of(SearchMode.values());
    }

    List<SearchHit> search(String query, SearchMode mode, int count) throws IOException {
        Map<String, Integer> words = words(query);
        TopDocs found =
                switch (mode) {
                    case BM25 -> byWords(words, count);
                    case VECTOR -> byVector(query, count);
                    case HYBRID -> byBoth(words, query, count);
                };
        List<SearchHit> hits = new ArrayList<>();
        for (ScoreDoc hit : found.scoreDocs) {
            hits.add(hit(hit, mode, words.keySet()));
        }
        return hits;
    }

    /** The query's words, each as often as it stands there. */
    private Map<String, Integer> words(String query) {
        Map<String, Integer> words = new LinkedHashMap<>();
        for (String word : TokenFeed.words(tokenizer, query)) {
            if (words.size() < MOST_WORDS || words.containsKey(word)) {
                words.merge(word, 1, Integer::sum);
            }
        }
        return words;
    }

    private TopDocs byWords(Map<String, Integer> words, int count) throws IOException {
        BooleanQuery.Builder anyOf = new BooleanQuery.Builder();
        words.forEach((word, times) -> anyOf.add(
                new BoostQuery(new TermQuery(new Term(IndexWriting.TEXT, word)), times), BooleanClause.Occur.SHOULD));
        return searcher.search(anyOf.build(), count);
    }

    private TopDocs byVector(String query, int count) throws IOException {
        float[] vector = encoder().encode(query, frequencies);
        if (!IndexWriting.hasDirection(vector)) {
            return NOTHING;
        }
        float[] unit = VectorUtil.l2normalize(vector);
        return searcher.search(new KnnFloatVectorQuery(IndexWriting.VECTOR, unit, Math.max(count, NEAR)), count);
    }

    private TopDocs byBoth(Map<String, Integer> words, String query, int count) throws IOException {
        int depth = Math.max(count, CANDIDATES);
        TopDocs[] lists = {byWords(words, depth), byVector(query, depth)};
        for (TopDocs list : lists) {
            for (ScoreDoc hit : list.scoreDocs) {
                hit.shardIndex = 0;
            }
        }
        return TopDocs.rrf(count, RANK_CONSTANT, lists);
    }

    private SentenceEncoder encoder() {
        if (encoder == null) {
            throw new IllegalStateException("the index was opened without vectors");
        }
        return encoder;
    }

    private SearchHit hit(ScoreDoc hit, SearchMode mode, Set<String> words) throws IOException {
        Document stored = searcher.storedFields().document(hit.doc);
        SearchDocument document = StoredDocument.read(stored.get(IndexWriting.DOCUMENT));
        return new SearchHit(
                document,
                mode == SearchMode.VECTOR ? cosine(hit.score) : hit.score,
                matches(document.title(), words),
                matches(document.text(), words));
    }

    /** Lucene scores (1 + cosine) / 2. */
    private static double cosine(float score) {
        return Math.min(1, 2.0 * score - 1);
    }

    private List<SearchHit.Span> matches(String text, Set<String> words) {
        List<SearchHit.Span> matches = new ArrayList<>();
        for (Token token : tokenizer.tokens(text)) {
            if (words.contains(token.text())) {
                matches.add(new SearchHit.Span(token.start(), token.end()));
            }
        }
        return matches;
    }
}
