package dev.redstart.nlp.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.Vectors;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.datasets.WordVectorsLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which mode is best on the bundled sets, by the labels of the ten best hits: the table of the README. */
class SearchModesTest {
    private static final WordAverage GLOVE = new WordAverage("glove", WordVectorsLoader.load("glove"));

    @TempDir
    private Path folder;

    private static List<SearchDocument> documents(Documents texts) {
        List<SearchDocument> documents = new ArrayList<>();
        for (int row = 0; row < texts.size(); row++) {
            Map<String, String> fields = Map.of("label", texts.labels().id(texts.label(row)));
            documents.add(new SearchDocument(String.valueOf(row), "", texts.text(row), fields));
        }
        return documents;
    }

    private Documents indexed(String set, SearchIndexer.Settings settings) {
        Documents texts = TextLoader.load(set, TextOptions.defaults()).data();
        Split<Documents> split = SplitPlan.shuffled(0.8, 42).apply(texts);
        new SearchIndexer(settings, GLOVE).index(documents(split.train()), texts.source(), folder, Run.seeded(1));
        return split.test();
    }

    /** What the README says of a mode. */
    private record Figures(double precision, double vote) {}

    @Test
    void findReviewsOfTheSameSentimentBestByTheirWords() {
        assertFigures(
                "uci-sentences",
                Map.of(
                        "bm25", new Figures(0.647, 0.788),
                        "vector", new Figures(0.623, 0.697),
                        "hybrid", new Figures(0.659, 0.765)));
    }

    @Test
    void findSpamBestByItsWords() {
        assertFigures(
                "sms-spam",
                Map.of(
                        "bm25", new Figures(0.959, 0.986),
                        "vector", new Figures(0.919, 0.943),
                        "hybrid", new Figures(0.947, 0.969)));
    }

    private void assertFigures(String set, Map<String, Figures> expected) {
        Documents queries = indexed(set, SearchIndexer.Settings.defaults());
        try (SearchIndex index = SearchIndex.open(folder, GLOVE)) {
            Map<String, Evaluation> modes = LabelledSearchEvaluation.of(index, queries, "label");

            assertThat(modes.keySet()).isEqualTo(expected.keySet());
            expected.forEach((mode, figures) -> {
                Evaluation evaluation = modes.get(mode);
                assertThat(evaluation.of("precision@10").mean())
                        .as("%s, %s", set, mode)
                        .isCloseTo(figures.precision(), within(0.001));
                assertThat(evaluation.of("vote@10").mean())
                        .as("%s, %s", set, mode)
                        .isCloseTo(figures.vote(), within(0.002));
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"100000, 1", "0, 0.95"})
    void findTheNearestVectors(int exactDocuments, double share) {
        Documents queries =
                indexed("uci-sentences", SearchIndexer.Settings.defaults().withExactDocuments(exactDocuments));
        List<SearchDocument> documents = documents(SplitPlan.shuffled(0.8, 42)
                .apply(TextLoader.load("uci-sentences", TextOptions.defaults()).data())
                .train());
        WordFrequencies frequencies = WordCounts.of(documents);
        List<float[]> vectors = documents.stream()
                .map(document -> GLOVE.encode(document.text(), frequencies))
                .toList();
        double found = 0;
        try (SearchIndex index = SearchIndex.open(folder, GLOVE)) {
            for (String query : queries.texts().subList(0, 100)) {
                float tenth = tenth(GLOVE.encode(query, frequencies), vectors);
                found += index.search(query, SearchMode.VECTOR, 10).stream()
                        .filter(hit -> hit.score() >= tenth - 1e-5)
                        .count();
            }
        }

        assertThat(found / 1_000).isGreaterThanOrEqualTo(share);
    }

    /** The cosine of the tenth nearest. */
    private static float tenth(float[] vector, List<float[]> others) {
        return others.stream()
                .map(other -> Vectors.cosine(vector, other))
                .sorted(Comparator.reverseOrder())
                .limit(10)
                .toList()
                .getLast();
    }
}
