package dev.redstart.app.server.search;

import static dev.redstart.app.server.TinyModels.index;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.app.indexes.SearchIndexes;
import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.model.UnknownModelException;
import dev.redstart.nlp.search.SearchMode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LiveIndexesTest {
    @TempDir
    Path home;

    private static List<String> found(LiveIndexes indexes, String query) {
        return indexes.find("films").ask(index -> index.search(query, SearchMode.BM25, 10).stream()
                .map(hit -> hit.document().text())
                .toList());
    }

    @Test
    void opensAnIndexWhenItIsFirstAskedFor() {
        index(home, "films", "Star Wars", "The Kid");
        var indexes = new LiveIndexes(SearchIndexes.of(home));

        assertThat(found(indexes, "kid")).containsExactly("The Kid");
        assertThat(indexes.find("films")).isSameAs(indexes.find("films"));
        assertThatExceptionOfType(UnknownModelException.class)
                .isThrownBy(() -> indexes.find("flims"))
                .withMessage("there is no search index 'flims'; there is films");
    }

    @Test
    void takesANewIndexWhenItFollows() {
        index(home, "films", "Star Wars");
        var indexes = new LiveIndexes(SearchIndexes.of(home));
        indexes.follow();
        index(home, "films", "The Kid");

        assertThat(indexes.served()).containsEntry("films", 1);
        assertThat(found(indexes, "wars")).containsExactly("Star Wars");
        indexes.follow();

        assertThat(indexes.served()).containsEntry("films", 2);
        assertThat(found(indexes, "kid")).containsExactly("The Kid");
    }

    @Test
    void keepsAnsweringWhileTheNewestIsDamaged() throws IOException {
        index(home, "films", "Star Wars");
        var indexes = new LiveIndexes(SearchIndexes.of(home));
        indexes.follow();
        index(home, "films", "The Kid");
        Files.writeString(home.resolve("search/films/2/manifest.json"), "{}");

        indexes.follow();

        assertThat(indexes.damaged()).containsOnlyKeys("films");
        assertThat(found(indexes, "wars")).containsExactly("Star Wars");
    }

    @Test
    void forgetsWhatWasDeleted() throws IOException {
        index(home, "films", "Star Wars");
        var indexes = new LiveIndexes(SearchIndexes.of(home));
        indexes.follow();
        DurableFiles.deleteTree(home.resolve("search/films"));

        indexes.follow();

        assertThat(indexes.served()).isEmpty();
        assertThat(indexes.damaged()).isEmpty();
        assertThatExceptionOfType(UnknownModelException.class).isThrownBy(() -> indexes.find("films"));
    }
}
