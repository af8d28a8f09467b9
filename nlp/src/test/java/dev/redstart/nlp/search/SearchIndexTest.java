package dev.redstart.nlp.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import dev.redstart.common.train.Cancellation;
import dev.redstart.common.train.Run;
import dev.redstart.common.vector.WordVectors;
import dev.redstart.nlp.search.SearchHit.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchIndexTest {
    private static final Source SOURCE = Source.inMemory("films");
    private static final SearchIndexer.Settings SETTINGS = SearchIndexer.Settings.defaults();

    /** East is space, north is food. */
    private static final WordAverage COMPASS = compass(1);

    private static final List<SearchDocument> FILMS = List.of(
            new SearchDocument("1", "Space Jam", "Rabbits play basketball", Map.of("year", "1996")),
            SearchDocument.of("2", "Star Wars: the wars of the stars"),
            SearchDocument.of("3", "A soup for the king"),
            SearchDocument.of("4", "Alien"));

    @TempDir
    private Path temporary;

    private static WordAverage compass(float north) {
        WordVectors.Builder vectors = WordVectors.builder(2);
        vectors.add("space", new float[] {1, 0});
        vectors.add("star", new float[] {2, 0.1f});
        vectors.add("stars", new float[] {2, 0.2f});
        vectors.add("alien", new float[] {3, 1});
        vectors.add("jam", new float[] {0, north});
        vectors.add("soup", new float[] {0, 2 * north});
        return new WordAverage("compass", vectors.build(Source.inMemory("compass")));
    }

    private Path folder() {
        return temporary.resolve("films");
    }

    private SearchIndex films() {
        new SearchIndexer(SETTINGS, COMPASS).index(FILMS, SOURCE, folder(), Run.seeded(1));
        return SearchIndex.open(folder(), COMPASS);
    }

    private static List<String> ids(List<SearchHit> hits) {
        return hits.stream().map(hit -> hit.document().id()).toList();
    }

    @Test
    void findsTheWordsOfAQueryWhateverTheirForm() {
        try (SearchIndex index = films()) {
            assertThat(ids(index.search("star war", SearchMode.BM25, 10))).containsExactly("2");
            assertThat(ids(index.search("the SPACES", SearchMode.BM25, 10))).containsExactly("1");
            assertThat(index.search("nowhere", SearchMode.BM25, 10)).isEmpty();
            assertThat(index.search("of the", SearchMode.BM25, 10)).isEmpty();
        }
    }

    @Test
    void scoresAsTheFormulaOfBm25() {
        try (SearchIndex index = films()) {
            double score = index.search("alien", SearchMode.BM25, 1).getFirst().score();

            // idf = ln(1 + (4 - 1 + 0.5) / (1 + 0.5)) = 1.2040; lengths in words: 5, 4, 2, 1 (without stop words), mean
            // 3;
            // tf = 1 / (1 + 1.2 * (1 - 0.75 + 0.75 * 1 / 3)) = 0.6250; Lucene leaves out the constant factor k1 + 1.
            assertThat(score).isCloseTo(1.2040 * 0.6250, within(0.0001));
        }
    }

    @Test
    void findsByMeaning() {
        try (SearchIndex index = films()) {
            List<SearchHit> hits = index.search("space", SearchMode.VECTOR, 10);

            // Film 1 has space and jam of equal frequency, so it lies in the north-east.
            assertThat(ids(hits)).containsExactly("2", "4", "1", "3");
            assertThat(hits.get(1).score()).isCloseTo(3 / Math.sqrt(10), within(1e-6));
            assertThat(hits.get(2).score()).isCloseTo(Math.sqrt(0.5), within(1e-6));
            assertThat(index.search("unheard of", SearchMode.VECTOR, 10)).isEmpty();
        }
    }

    @Test
    void mergesBothByRank() {
        try (SearchIndex index = films()) {
            List<SearchHit> hits = index.search("space", SearchMode.HYBRID, 10);

            // 1 is first by words and third by meaning; the others are there by meaning alone, at ranks 1, 2 and 4.
            assertThat(ids(hits)).containsExactly("1", "2", "4", "3");
            assertThat(hits.get(0).score()).isCloseTo(1.0 / 61 + 1.0 / 63, within(1e-6));
            assertThat(hits.get(1).score()).isCloseTo(1.0 / 61, within(1e-6));
            assertThat(index.search("space", SearchMode.HYBRID, 1)).hasSize(1);
        }
    }

    @Test
    void givesDocumentsBackAsTheyWere() {
        try (SearchIndex index = films()) {
            assertThat(index.search("basketball", SearchMode.BM25, 1).getFirst().document())
                    .isEqualTo(FILMS.getFirst());
        }
    }

    @Test
    void saysWhereTheWordsStand() {
        try (SearchIndex index = films()) {
            SearchHit jam = index.search("rabbit in space", SearchMode.BM25, 1).getFirst();
            SearchHit wars = index.search("war", SearchMode.BM25, 1).getFirst();

            assertThat(jam.titleMatches()).containsExactly(new Span(0, 5));
            assertThat(jam.textMatches()).containsExactly(new Span(0, 7));
            assertThat(wars.textMatches()).containsExactly(new Span(5, 9), new Span(15, 19));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"space",
                "space AND",
                "(space",
                "+-&|!(){}[]^~*?:\\/ space",
                "title: space",
                "space~",
                "\uD800 space"
            })
    void takesEveryCharacterForText(String query) {
        try (SearchIndex index = films()) {
            for (SearchMode mode : SearchMode.values()) {
                assertThat(ids(index.search(query, mode, 10))).contains("1");
            }
        }
    }

    @Test
    void answersVeryLongQueries() {
        StringBuilder query = new StringBuilder("alien ");
        for (int word = 0; word < 100_000; word++) {
            query.append("word").append(word).append(' ');
        }
        try (SearchIndex index = films()) {
            assertThat(ids(index.search(query.toString(), SearchMode.HYBRID, 1)))
                    .containsExactly("4");
        }
    }

    @Test
    void refusesQuestionsThatMakeNoSense() {
        try (SearchIndex index = films()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.search(" \n", SearchMode.BM25, 10))
                    .withMessage("the query is empty; write what you are looking for");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.search("space", SearchMode.BM25, 0))
                    .withMessage("count must be 1 to 1000, got 0");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchMode.of("fuzzy"))
                .withMessage("mode must be one of bm25, vector, hybrid, got 'fuzzy'");
        assertThat(SearchMode.of("Hybrid")).isEqualTo(SearchMode.HYBRID);
    }

    @Test
    void doesWithoutVectors() {
        new SearchIndexer(SETTINGS).index(FILMS, SOURCE, folder(), Run.seeded(1));

        try (SearchIndex index = SearchIndex.open(folder())) {
            assertThat(index.modes()).containsExactly(SearchMode.BM25);
            assertThat(ids(index.search("space", SearchMode.BM25, 10))).containsExactly("1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> index.search("space", SearchMode.HYBRID, 10))
                    .withMessage("mode hybrid needs vectors, and this index was made without them; use mode bm25");
        }
    }

    @Test
    void describesItself() {
        IndexDescription made = new SearchIndexer(SETTINGS, COMPASS).index(FILMS, SOURCE, folder(), Run.seeded(1));

        assertThat(SearchIndex.describe(folder())).isEqualTo(made);
        assertThat(made.version()).isOne();
        assertThat(made.documents()).isEqualTo(4);
        assertThat(made.tokenizer()).isEqualTo("english");
        assertThat(made.source()).isEqualTo(SOURCE);
        assertThat(made.vectors()).isEqualTo(new IndexDescription.Vectors("compass", 2, COMPASS.fingerprint()));
    }

    @Test
    void refusesOtherVectorsThanItsOwn() {
        films().close();

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> SearchIndex.open(folder(), compass(2)))
                .withMessageMatching(".*films.1 was made by other vectors than these: it needs 'compass' of fingerprint"
                        + " [0-9a-f]{12}, got 'compass' of [0-9a-f]{12}; index the documents again");
        try (SearchIndex words = SearchIndex.open(folder())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> words.search("space", SearchMode.VECTOR, 10))
                    .withMessage("mode vector needs vectors, and this index was opened without them; use mode bm25");
        }
    }

    @Test
    void isReplacedWholeWhileTheOldOneGoesOnAnswering() throws IOException {
        try (SearchIndex old = films()) {
            new SearchIndexer(SETTINGS)
                    .index(List.of(SearchDocument.of("9", "Space again")), SOURCE, folder(), Run.seeded(1));

            try (SearchIndex replaced = SearchIndex.open(folder())) {
                assertThat(replaced.description().version()).isEqualTo(2);
                assertThat(ids(replaced.search("space", SearchMode.BM25, 10))).containsExactly("9");
            }
            assertThat(ids(old.search("space", SearchMode.HYBRID, 10))).containsExactly("1", "2", "4", "3");
        }
        try (Stream<Path> left = Files.list(folder())) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactly("2");
        }
    }

    @Test
    void canBeOpenedAtAnyMomentWhileItIsReplaced() throws InterruptedException, ExecutionException {
        films().close();
        try (ExecutorService threads = Executors.newSingleThreadExecutor()) {
            Future<?> replacing = threads.submit(() -> {
                for (int time = 0; time < 10; time++) {
                    new SearchIndexer(SETTINGS, COMPASS).index(FILMS, SOURCE, folder(), Run.seeded(1));
                }
            });
            do {
                assertThat(SearchIndex.describe(folder()).documents()).isEqualTo(4);
                try (SearchIndex index = SearchIndex.open(folder(), COMPASS)) {
                    assertThat(ids(index.search("space", SearchMode.BM25, 10))).containsExactly("1");
                }
            } while (!replacing.isDone());
            replacing.get();
        }
        assertThat(SearchIndex.describe(folder()).version()).isEqualTo(11);
    }

    @Test
    void leavesTheOldIndexWhereTheNewOneFails() {
        films().close();
        Cancellation cancelled = new Cancellation();
        cancelled.request();

        assertThatExceptionOfType(CancellationException.class).isThrownBy(() -> new SearchIndexer(SETTINGS)
                .index(FILMS, SOURCE, folder(), Run.seeded(1).withCancellation(cancelled)));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new SearchIndexer(SETTINGS).index(List.of(), SOURCE, folder(), Run.seeded(1)))
                .withMessage("films: there are no documents to index");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new SearchIndexer(SETTINGS)
                        .index(List.of(FILMS.get(0), FILMS.get(1), FILMS.get(0)), SOURCE, folder(), Run.seeded(1)))
                .withMessage("films: id '1' stands there twice. Is the id in another column?");
        assertThat(SearchIndex.describe(folder()).version()).isOne();
        assertThat(folder().toFile().list()).containsExactly("1");
    }

    @Test
    void saysThatThereIsNone() {
        assertThatExceptionOfType(UnknownModelException.class)
                .isThrownBy(() -> SearchIndex.open(folder()))
                .withMessage("there is no search index in " + folder());
    }

    @Test
    void findsDamageInEveryFileOfTheIndex() throws IOException {
        films().close();
        List<Path> files;
        try (Stream<Path> tree = Files.walk(folder())) {
            files = tree.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("write.lock"))
                    .toList();
        }
        assertThat(files).hasSizeGreaterThan(3);

        for (Path file : files) {
            byte[] good = Files.readAllBytes(file);
            for (byte[] bad : List.of(flipped(good, good.length / 2), cut(good, good.length / 2), new byte[0])) {
                Files.write(file, bad);
                assertThatExceptionOfType(ModelException.class)
                        .as("%s of %d bytes", file, bad.length)
                        .isThrownBy(() -> SearchIndex.open(folder(), COMPASS).close())
                        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
            }
            Files.delete(file);
            assertThatExceptionOfType(ModelException.class)
                    .as("%s deleted", file)
                    .isThrownBy(() -> SearchIndex.open(folder(), COMPASS).close());
            Files.write(file, good);
        }
        SearchIndex.open(folder(), COMPASS).close();
    }

    private static byte[] flipped(byte[] bytes, int at) {
        byte[] flipped = bytes.clone();
        flipped[at] ^= 0x55;
        return flipped;
    }

    private static byte[] cut(byte[] bytes, int length) {
        byte[] cut = new byte[length];
        System.arraycopy(bytes, 0, cut, 0, length);
        return cut;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"formatVersion\": 1|\"formatVersion\": 2| has format version 2, this Redstart reads 1; index the documents again",
                "\"redstart-search\"|\"redstart-bundle\"| is not the manifest of a search index",
                "\"documents\": 4|\"documents\": \"4\"| is damaged: 'documents' must be a Long",
                "\"english\"|\"klingon\"|tokenizer must be one of",
                "\"documents\": 4|\"documents\": 5|it has 4 documents, expected 5",
            })
    void saysWhatIsWrongWithAManifest(String good, String bad, String message) throws IOException {
        films().close();
        Path manifest = folder().resolve("1/manifest.json");
        String text = Files.readString(manifest);
        assertThat(text).contains(good);
        Files.writeString(manifest, text.replace(good, bad));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> SearchIndex.open(folder(), COMPASS))
                .withMessageContaining(message);
    }

    @Test
    void answersManyThreadsAndRefusesThemWhenClosed() throws InterruptedException, ExecutionException {
        SearchIndex index = films();
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<List<String>>> answers = new ArrayList<>();
            for (int question = 0; question < 200; question++) {
                answers.add(threads.submit(() -> ids(index.search("space", SearchMode.HYBRID, 10))));
            }
            for (Future<List<String>> answer : answers) {
                assertThat(answer.get()).containsExactly("1", "2", "4", "3");
            }
        }

        index.close();
        index.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> index.search("space", SearchMode.BM25, 10))
                .withMessage("the search index is closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"standard", "plain", "english", "icu", "cjk-bigram", "smartcn"})
    void searchesByEveryTokenizer(String tokenizer) {
        new SearchIndexer(SETTINGS.withTokenizer(tokenizer))
                .index(
                        List.of(SearchDocument.of("a", "我喜欢这家酒店"), SearchDocument.of("b", "今天天气很好")),
                        SOURCE,
                        folder(),
                        Run.seeded(1));

        try (SearchIndex index = SearchIndex.open(folder())) {
            assertThat(ids(index.search("酒店", SearchMode.BM25, 10))).containsExactly("a");
        }
    }

    @ParameterizedTest
    @EnumSource(SearchMode.class)
    void takesDocumentsOfEveryShape(SearchMode mode) {
        List<SearchDocument> odd = List.of(
                SearchDocument.of("empty", ""),
                SearchDocument.of("emoji", "😀😀"),
                SearchDocument.of("long word", "a".repeat(100_000)),
                SearchDocument.of("long", "alien ".repeat(200_000)),
                SearchDocument.of("half \uD83D", "alien \uD83D"));

        new SearchIndexer(SETTINGS, COMPASS).index(odd, SOURCE, folder(), Run.seeded(1));

        try (SearchIndex index = SearchIndex.open(folder(), COMPASS)) {
            assertThat(ids(index.search("alien", mode, 10))).containsExactlyInAnyOrder("long", "half \uD83D");
        }
    }

    @Test
    void isTheSameEachTimeItIsMade() {
        List<List<String>> answers = new ArrayList<>();
        for (int time = 0; time < 2; time++) {
            try (SearchIndex index = films()) {
                answers.add(index.search("space stars", SearchMode.HYBRID, 10).stream()
                        .map(Object::toString)
                        .toList());
            }
        }

        assertThat(answers.get(0)).isEqualTo(answers.get(1));
    }

    @Test
    void refusesVectorsThatLuceneCannotKeep() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchIndexer(SETTINGS, new Constant(2_000, 1)))
                .withMessage("a search index takes vectors of 1 to 1024 dimensions, got 2000 of 'constant'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SearchIndexer(SETTINGS, new Constant(2, Float.NaN))
                        .index(FILMS, SOURCE, folder(), Run.seeded(1)))
                .withMessage("an encoder made a vector that is not finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SETTINGS.withTokenizer("klingon"))
                .withMessageStartingWith("tokenizer must be one of standard, ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SearchDocument.of(" ", "text"))
                .withMessage("the id of a document must not be blank");
    }

    /** An encoder that says the same of every text. */
    private record Constant(int dimensions, float value) implements SentenceEncoder {
        @Override
        public String name() {
            return "constant";
        }

        @Override
        public String fingerprint() {
            return "0".repeat(64);
        }

        @Override
        public float[] encode(String text, WordFrequencies frequencies) {
            float[] vector = new float[dimensions];
            java.util.Arrays.fill(vector, value);
            return vector;
        }
    }

    @Test
    void doesNotTakeAFileForAFolder() throws IOException {
        Files.write(folder(), "x".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> new SearchIndexer(SETTINGS).index(FILMS, SOURCE, folder(), Run.seeded(1)))
                .withMessage("cannot write the search index " + folder() + ": it exists already");
    }
}
