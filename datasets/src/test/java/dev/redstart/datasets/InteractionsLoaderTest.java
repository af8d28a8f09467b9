package dev.redstart.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Interactions.Duplicates;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.Columns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionsLoaderTest {
    private static final LoadOptions PLAIN = LoadOptions.defaults();

    @TempDir
    private Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static Interactions load(Path path) {
        return InteractionsLoader.load(path.toString(), PLAIN).data();
    }

    @Test
    void loadsOnlineRetailByItsName() {
        var data = InteractionsLoader.load("online-retail", PLAIN).data();

        assertThat(data.toString()).isEqualTo("online-retail: 387583 interactions, 4338 users, 3866 items");
        assertThat(data.source().licence()).isEqualTo("CC-BY-4.0");
        assertThat(data.source().sha256())
                .isEqualTo("d719f87a82c9aa978c410fee984531076cf88f2c32cfb17dab9a3b60f5eff148");
        assertThat(data.users().id(data.userOf(0))).isEqualTo("17850");
        assertThat(data.items().id(data.itemOf(0))).isEqualTo("CREAM CUPID HEARTS COAT HANGER");
        assertThat(data.timeOf(0)).as("2010-12-01T08:26").isEqualTo(1_291_191_960);
    }

    @Test
    void countsAPurchaseInOnlineRetailOnceWhateverTheQuantity() {
        var data = InteractionsLoader.load("online-retail", PLAIN).data();

        assertThat(data.duplicates()).isEqualTo(Duplicates.SUM);
        for (int row = 0; row < data.size(); row++) {
            assertThat(data.valueOf(row) == 1f).isTrue();
        }
    }

    @Test
    void letsTheCallerReadOtherColumnsOfABundledSet() {
        var columns = Columns.guessed()
                .withUser("customer")
                .withItem("country")
                .withValue("quantity")
                .withoutTime();

        var data = InteractionsLoader.load("online-retail", PLAIN.withColumns(columns))
                .data();

        assertThat(data.items().ids()).hasSize(37).contains("United Kingdom");
        assertThat(data.valueOf(0)).isEqualTo(8);
    }

    @Test
    void loadsDelimitedTextAndJsonLinesByTheirContents() throws IOException {
        assertThat(load(file("a.txt", "ann,tea,5\n")).size()).isEqualTo(1);
        assertThat(load(file("b.txt", "\n {\"user\":\"ann\",\"item\":\"tea\"}\n"))
                        .size())
                .isEqualTo(1);
    }

    @Test
    void loadsTheOnlyTextInAFolder() throws IOException {
        file("README.txt", "words");
        file("purchases.csv", "customer,product\nann,tea\n");

        assertThat(load(folder).source().name()).isEqualTo("purchases.csv");
    }

    @Test
    void asksForAFileWhereAFolderHoldsNoneOrSeveral() throws IOException {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> load(folder))
                .withMessage(folder
                        + ": this folder is no MovieLens set (u.data, ratings.dat or ratings.csv) and does not hold exactly one"
                        + " text (.csv, .tsv, .txt, .jsonl), but none. Name a file in it");

        file("a.csv", "");
        file("b.csv", "");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> load(folder))
                .withMessageContaining("but 2, a.csv first");
    }

    @Test
    void reportsBadRowsThatItLeftOut() throws IOException {
        var file = file("a.csv", "user,item,rating\nann,tea,5\nbob,jam,?\n");

        var loaded = InteractionsLoader.load(file.toString(), PLAIN.withBadRows(BadRows.Policy.SKIP));

        assertThat(loaded.badRows()).isEqualTo(new BadRows(1, java.util.List.of("a.csv:3: value '?' is not a number")));
        assertThat(loaded.data().size()).isEqualTo(1);
    }

    @Test
    void saysWhatThereIsWhenANameIsUnknown() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> InteractionsLoader.load("online-retial", PLAIN))
                .withMessage("there is no file or folder 'online-retial', and no data set of that name;"
                        + " there are ml-100k, ml-1m, ml-latest-small, online-retail");
    }

    @Test
    void asksForANameWhereThereIsNone() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> InteractionsLoader.load(" ", PLAIN))
                .withMessage("the data need a name or a path, got ' '");
    }

    @Test
    void saysHowToGetASetThatHasToBeFetched() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> InteractionsLoader.load("ml-1m", PLAIN.withCache(folder)))
                .withMessage("ml-1m has to be fetched first: redstart datasets fetch ml-1m");
    }

    @Test
    void loadsASetThatWasFetched() throws IOException {
        Files.createDirectories(folder.resolve("ml-1m"));
        file("ml-1m/ratings.dat", "1::1193::5::978300760\n");
        file("ml-1m/movies.dat", "1193::One Flew Over the Cuckoo's Nest (1975)::Drama\n");

        var loaded = InteractionsLoader.load("ml-1m", PLAIN.withCache(folder));

        assertThat(loaded.data().source().name()).isEqualTo("ml-1m");
        assertThat(loaded.data().source().licence()).startsWith("GroupLens terms");
        assertThat(loaded.title("1193")).isEqualTo("One Flew Over the Cuckoo's Nest (1975)");
        assertThat(loaded.title("9")).isEqualTo("9");
    }
}
