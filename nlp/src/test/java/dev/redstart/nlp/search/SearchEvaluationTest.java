package dev.redstart.nlp.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Source;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.WordVectors;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchEvaluationTest {
    private static final WordAverage DRINKS = drinks();

    @TempDir
    private Path folder;

    private static WordAverage drinks() {
        WordVectors.Builder vectors = WordVectors.builder(2);
        vectors.add("tea", new float[] {1, 0});
        vectors.add("coffee", new float[] {1, 0.1f});
        vectors.add("rain", new float[] {0, 1});
        return new WordAverage("drinks", vectors.build(Source.inMemory("drinks")));
    }

    private static SearchDocument document(String text, String label) {
        return new SearchDocument(text, "", text, Map.of("label", label));
    }

    @BeforeEach
    void index() {
        List<SearchDocument> documents =
                List.of(document("tea", "drink"), document("coffee", "drink"), document("rain", "weather"));
        new SearchIndexer(SearchIndexer.Settings.defaults(), DRINKS)
                .index(documents, Source.inMemory("words"), folder, Run.seeded(1));
    }

    @Test
    void measuresEveryModeByJudgedQueries() {
        try (SearchIndex index = SearchIndex.open(folder, DRINKS)) {
            Map<String, Evaluation> modes = SearchEvaluation.of(
                    index,
                    List.of(new JudgedQuery("tea", Set.of("tea", "coffee")), new JudgedQuery("coffee", Set.of("tea"))));

            assertThat(modes.keySet()).containsExactly("bm25", "vector", "hybrid");
            // By words: tea alone, then nothing. ndcg of the first query 1 / (1 + 1 / log2 3) = 0.6131.
            assertThat(modes.get("bm25").of("ndcg@10").mean()).isCloseTo(0.6131 / 2, within(0.0001));
            assertThat(modes.get("bm25").of("recall@10").mean()).isEqualTo(0.25);
            assertThat(modes.get("bm25").of("mrr@10").mean()).isEqualTo(0.5);
            // By meaning: tea, coffee, rain; then coffee, tea, rain: ndcg 1 and 1 / log2 3 = 0.6309.
            assertThat(modes.get("vector").of("ndcg@10").mean()).isCloseTo((1 + 0.6309) / 2, within(0.0001));
            assertThat(modes.get("vector").of("recall@10").mean()).isEqualTo(1);
            assertThat(modes.get("vector").of("mrr@10").mean()).isEqualTo(0.75);
        }
    }

    @Test
    void measuresEveryModeByLabels() {
        Documents queries = Documents.builder()
                .add("tea", "drink")
                .add("rain", "weather")
                .add("snow", "weather")
                .build(Source.inMemory("queries"));
        try (SearchIndex index = SearchIndex.open(folder, DRINKS)) {
            Map<String, Evaluation> modes = LabelledSearchEvaluation.of(index, queries, "label");

            // By words: one good hit of ten for tea and for rain, none for snow.
            assertThat(modes.get("bm25").of("precision@10").mean()).isCloseTo(0.2 / 3, within(1e-9));
            assertThat(modes.get("bm25").of("vote@10").mean()).isCloseTo(2 / 3.0, within(1e-9));
            // By meaning: all three documents for tea and for rain, drinks in the majority.
            assertThat(modes.get("vector").of("precision@10").mean()).isCloseTo(0.3 / 3, within(1e-9));
            assertThat(modes.get("vector").of("vote@10").values()).containsExactly(1, 0, 0);
        }
    }

    @Test
    void measuresAnIndexWithoutVectorsByItsWords() {
        try (SearchIndex index = SearchIndex.open(folder)) {
            assertThat(SearchEvaluation.of(index, List.of(new JudgedQuery("tea", Set.of("tea")))))
                    .containsOnlyKeys("bm25");
        }
    }

    @Test
    void needsQueriesAndJudgements() {
        try (SearchIndex index = SearchIndex.open(folder)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> SearchEvaluation.of(index, List.of()))
                    .withMessage("there are no queries to evaluate");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new JudgedQuery("tea", Set.of()))
                .withMessage("query 'tea' needs at least one relevant document");
    }
}
