package dev.redstart.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Interactions.Duplicates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MovieLensTest {
    @TempDir
    private Path folder;

    private void file(String name, String text) throws IOException {
        Files.write(folder.resolve(name), text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void reads100K() throws IOException {
        file("u.data", "196\t242\t3\t881250949\n186\t302\t3\t891717742\n");
        file("u.item", "242|Kolya (1996)|24-Jan-1997||http://x|0\n302|Les Misérables|01-Jan-1995||http://y|0\n");
        file("u1.base", "196\t242\t3\t881250949\n");
        file("u1.test", "186\t302\t3\t891717742\n");

        var films = MovieLens.in(folder);

        assertThat(films.ratings().size()).isEqualTo(2);
        assertThat(films.ratings().duplicates()).isEqualTo(Duplicates.LAST);
        assertThat(films.ratings().source().name())
                .isEqualTo(folder.getFileName().toString());
        assertThat(films.titles()).containsEntry("302", "Les Misérables");
        assertThat(films.folds()).hasSize(1).first().satisfies(fold -> {
            assertThat(fold.description()).isEqualTo("u1");
            assertThat(fold.train().users().ids()).containsExactly("196");
            assertThat(fold.test().users().ids()).containsExactly("186");
        });
    }

    @Test
    void reads1M() throws IOException {
        file("ratings.dat", "1::1193::5::978300760\n");
        file("movies.dat", "1193::Cuckoo: the nest é::Drama\n");

        assertThat(MovieLens.read(folder).valueOf(0)).isEqualTo(5);
        assertThat(MovieLens.in(folder).titles()).containsEntry("1193", "Cuckoo: the nest é");
    }

    @Test
    void readsTheLatest() throws IOException {
        file("ratings.csv", "userId,movieId,rating,timestamp\n1,31,2.5,1260759144\n");
        file("movies.csv", "movieId,title,genres\n31,\"American President, The (1995)\",Comedy\n");

        assertThat(MovieLens.read(folder).timeOf(0)).isEqualTo(1_260_759_144);
        assertThat(MovieLens.in(folder).titles()).containsEntry("31", "American President, The (1995)");
        assertThat(MovieLens.in(folder).folds()).isEmpty();
    }

    @Test
    void takesNoTitlesFromAFileOfAnotherKind() throws IOException {
        file("ratings.csv", "userId,movieId,rating,timestamp\n1,31,2.5,1260759144\n");
        file("movies.csv", "name;length\nx;90\n");

        assertThat(MovieLens.in(folder).titles()).isEmpty();
    }

    @Test
    void readsAFileOfRatingsWithTheTitlesBesideIt() throws IOException {
        file("ratings.dat", "1::1193::5::978300760\n");
        file("movies.dat", "1193::Cuckoo::Drama\n");

        var loaded = InteractionsLoader.load(folder.resolve("ratings.dat").toString(), LoadOptions.defaults());

        assertThat(loaded.title("1193")).isEqualTo("Cuckoo");
    }

    @Test
    void saysWhatItMissesInAnotherFolder() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> MovieLens.read(folder))
                .withMessage(
                        folder + " holds none of u.data, ratings.dat and ratings.csv, so it is no MovieLens folder");
    }

    @Test
    void readsTheReal100KWithItsFolds() {
        var loaded = InteractionsLoader.load(SharedData.folder("ml-100k").toString(), LoadOptions.defaults());

        assertThat(loaded.data().toString()).isEqualTo("ml-100k: 100000 interactions, 943 users, 1682 items");
        assertThat(loaded.titles())
                .hasSize(1682)
                .containsEntry("1", "Toy Story (1995)")
                .containsEntry("543", "Miserables, Les (1995)");
        assertThat(loaded.givenFolds()).hasSize(5).allSatisfy(fold -> {
            assertThat(fold.train().size()).isEqualTo(80_000);
            assertThat(fold.test().size()).isEqualTo(20_000);
        });
    }

    @Test
    void readsTheRealLatestSmall() {
        var loaded =
                InteractionsLoader.load(SharedData.folder("ml-latest-small").toString(), LoadOptions.defaults());

        assertThat(loaded.data().toString()).isEqualTo("ml-latest-small: 100004 interactions, 671 users, 9066 items");
        assertThat(loaded.titles()).hasSize(9125);
    }
}
