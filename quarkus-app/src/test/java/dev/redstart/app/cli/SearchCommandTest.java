package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchCommandTest {
    @TempDir
    private Path home;

    private Cli cli;
    private String movies = "";

    @BeforeEach
    void writeMovies() {
        cli = new Cli(home);
        movies = cli.write("movies.csv", """
                        movieId,title,genres
                        7,Star Wars,space|adventure
                        8,"War, and Peace",drama
                        9,The Kid,comedy
                        """).toString();
    }

    private Cli.Outcome index(String... options) {
        return cli.run(Stream.concat(
                        Stream.of("search", "index", "--name", "films", "--data", movies, "--text-column", "title"),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    private static List<Object> ids(Cli.Outcome outcome) {
        return outcome.list("hits").stream().map(hit -> hit.get("id")).toList();
    }

    @Test
    void findsByWordsAndByMeaning() {
        var indexed = index("--id-column", "movieId", "--field", "genres", "--json");
        var words = cli.run("search", "films", "the war", "--mode", "bm25", "--json");
        var meaning = cli.run("search", "films", "battle", "--mode", "vector", "--json");
        var both = cli.run("search", "films", "peace", "treaty", "--top", "1", "--json");

        assertThat(indexed.json())
                .containsEntry("index", "films")
                .containsEntry("version", 1L)
                .containsEntry("documents", 3L)
                .containsEntry("analyzer", "english")
                .containsEntry("vectors", "glove");
        assertThat(words.json()).containsEntry("index", "films").containsEntry("mode", "bm25");
        assertThat(ids(words)).containsExactlyInAnyOrder("7", "8");
        assertThat(words.list("hits").getFirst()).containsKeys("id", "score", "text", "fields");
        assertThat(ids(meaning)).hasSize(3).last().isEqualTo("9");
        assertThat(both.json()).containsEntry("mode", "hybrid");
        assertThat(both.list("hits")).singleElement().satisfies(hit -> assertThat(hit)
                .containsEntry("text", "War, and Peace")
                .containsEntry("fields", Map.of("genres", "drama")));
    }

    @Test
    void answersByWordsWithoutVectors() {
        index("--vectors", "none");

        assertThat(cli.run("search", "films", "war", "--json").json()).containsEntry("mode", "bm25");
        assertThat(cli.run("search", "films", "war", "--mode", "hybrid").err())
                .isEqualTo(
                        "redstart: mode hybrid needs vectors, and this index was made without them; use mode bm25\n");
    }

    @Test
    void showsPeopleRankScoreAndText() {
        index("--vectors", "none");

        var outcome = cli.run("search", "films", "war");
        var nothing = cli.run("search", "films", "zeppelin");

        assertThat(outcome.out()).containsPattern("^rank +score  id  text\n   1  0\\.\\d+  \\d   ");
        assertThat(nothing.out()).isEmpty();
        assertThat(nothing.err()).isEqualTo("nothing found\n");
    }

    @Test
    void numbersRowsWithoutAnIdColumn() {
        index("--vectors", "none", "--title-column", "genres");

        var outcome = cli.run("search", "films", "comedy", "--json");

        assertThat(outcome.list("hits")).singleElement().satisfies(hit -> assertThat(hit)
                .containsEntry("id", "3")
                .containsEntry("title", "comedy")
                .containsEntry("text", "The Kid"));
    }

    @Test
    void replacesListsAndDeletes() {
        index("--vectors", "none");
        index("--vectors", "none");

        var listed = cli.run("search", "list", "--json");
        var shown = cli.run("search", "list");
        var deleted = cli.run("search", "delete", "films", "--json");

        assertThat(listed.list("indexes")).singleElement().satisfies(entry -> assertThat(entry)
                .containsEntry("index", "films")
                .containsEntry("version", 2L)
                .containsEntry("vectors", null));
        assertThat(shown.out()).containsPattern("films +2 +3 +movies.csv +english +none");
        assertThat(deleted.json()).containsEntry("deleted", "films");
        assertThat(cli.run("search", "films", "war").err())
                .isEqualTo(
                        "redstart: there is no search index 'films'; there is none yet, 'redstart search index' makes one\n");
    }

    @Test
    void measuresTheModes() {
        index("--id-column", "movieId");
        String queries = cli.write("queries.jsonl", """
                        {"query": "star", "id": 7}
                        {"query": "war", "id": 7}
                        {"query": "war", "id": 8}
                        """).toString();

        var outcome = cli.run("search", "evaluate", "films", "--queries", queries, "--json");
        var shown = cli.run("search", "evaluate", "films", "--queries", queries);

        assertThat(outcome.json()).containsEntry("queries", 2L);
        assertThat(outcome.object("modes")).containsOnlyKeys("bm25", "vector", "hybrid");
        assertThat(outcome.object("modes").get("bm25").toString()).contains("ndcg@10={value=1.0");
        assertThat(shown.out()).containsPattern("bm25 +ndcg@10 +1\\.0000 ");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    search                             | name an index and say what to look for, or name a command
                    search films                       | say what to look for
                    search films x --mode fuzzy        | must be one of bm25, vector, hybrid, got 'fuzzy'
                    search films x --top 0             | --top must be 1 to 1000, got 0
                    search index --name ../x --data d  | name must be up to 64 lower-case letters
                    search index --name list --data d  | an index cannot be called 'list'
                    search index --name x --data d --analyzer klingon | --analyzer must be one of standard, plain, english
                    """)
    void refusesWrongUsage(String line, String message) {
        var outcome = cli.run(line.split(" "));

        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.err()).startsWith("redstart: ").contains(message).hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"flims", "../films", "films/1", ".", "", "films\u0000"})
    void namesTheIndexesThatThereAre(String name) {
        index("--vectors", "none");

        var outcome = cli.run("search", name, "war");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("there is no search index '").endsWith("'; there is films\n");
    }

    @Test
    void refusesAnEmptyQuery() {
        index("--vectors", "none");

        assertThat(cli.run("search", "films", " ").err())
                .isEqualTo("redstart: the query is empty; write what you are looking for\n");
    }

    @Test
    void saysWhatIsWrongWithTheDataAndKeepsTheIndex() throws IOException {
        index("--vectors", "none");
        Path latin1 = Files.write(
                home.resolve("latin1.csv"), "id,title\n1,Am\u00e9lie\n".getBytes(StandardCharsets.ISO_8859_1));

        var column = index("--id-column", "movie");
        var bytes =
                cli.run("search", "index", "--name", "films", "--data", latin1.toString(), "--text-column", "title");
        var twice = index("--id-column", "genres", "--no-header");

        assertThat(column.err())
                .isEqualTo("redstart: movies.csv: there is no column 'movie', only 'movieId', 'title', 'genres'."
                        + " Did you mean 'movieId'?\n");
        assertThat(bytes.err())
                .contains("redstart: latin1.csv:2: ")
                .contains("UTF-8")
                .hasLineCount(1);
        assertThat(twice.code()).isEqualTo(1);
        assertThat(cli.run("search", "list", "--json").list("indexes").getFirst())
                .containsEntry("version", 1L);
    }

    @Test
    void saysThatAnIndexIsDamaged() throws IOException {
        index("--vectors", "none");
        Path manifest = home.resolve("search/films/1/manifest.json");
        Files.writeString(manifest, "{}");

        var search = cli.run("search", "films", "war");
        var list = cli.run("search", "list");

        assertThat(search.code()).isEqualTo(1);
        assertThat(search.err()).startsWith("redstart: ").contains("manifest").hasLineCount(1);
        assertThat(list.code()).isZero();
        assertThat(list.err()).contains("films cannot be read: ");
    }
}
