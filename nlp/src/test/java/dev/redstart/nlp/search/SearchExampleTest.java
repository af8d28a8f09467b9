package dev.redstart.nlp.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Source;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.WordVectorsLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example of searching: it compiles, it runs, and the README shows exactly these lines. */
class SearchExampleTest {
    private static final Path README = Path.of("README.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/redstart/nlp/search/SearchExampleTest.java");

    @TempDir
    private Path folder;

    @Test
    void runs() {
        // search: begin
        var films = List.of(
                SearchDocument.of("260", "Star Wars: Episode IV - A New Hope"),
                SearchDocument.of("1673", "Boogie Nights"),
                SearchDocument.of("673", "Space Jam"));
        var glove = new WordAverage("glove", WordVectorsLoader.load("glove"));
        new SearchIndexer(SearchIndexer.Settings.defaults(), glove)
                .index(films, Source.inMemory("films"), folder, Run.seeded(1));

        try (var index = SearchIndex.open(folder, glove)) {
            var hits = index.search("space war", SearchMode.HYBRID, 10); // with scores, and where the words stand
            // search: end
            assertThat(hits.subList(0, 2))
                    .extracting(hit -> hit.document().id())
                    .containsExactlyInAnyOrder("260", "673");
        }
    }

    @Test
    void standsInTheReadmeAsItIs() throws IOException {
        String region = Files.readString(SOURCE)
                .lines()
                .dropWhile(line -> !line.contains("// search: begin"))
                .skip(1)
                .takeWhile(line -> !line.contains("// search: end"))
                .map(line -> line.substring(Math.min(8, line.length())))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(README)).contains(region);
    }
}
