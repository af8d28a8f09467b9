package dev.redstart.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.data.DataException;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.NamedRows;
import dev.redstart.datasets.text.TextFormat;
import dev.redstart.datasets.text.TextFormat.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowsLoaderTest {
    @TempDir
    private Path folder;

    private NamedRows read(byte[] bytes, BadRows.Policy badRows, String... said) throws IOException {
        Path file = Files.write(folder.resolve("films.csv"), bytes);
        return RowsLoader.load(file.toString(), TextFormat.detected(), badRows, List.of(said));
    }

    private NamedRows read(String text, String... said) throws IOException {
        return read(text.getBytes(StandardCharsets.UTF_8), BadRows.Policy.FAIL, said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "film,title,genre\n1,\"War, and \"\"peace\"\"\",drama\n2,Alien,\n",
                "film\ttitle\tgenre\r\n1\tWar, and \"peace\"\tdrama\r\n2\tAlien\t\r\n",
                """
                {"film": 1, "title": "War, and \\"peace\\"", "genre": "drama"}
                {"film": 2, "title": "Alien", "year": 1979}
                """
            })
    void readsEveryForm(String text) throws IOException {
        NamedRows films = read(text);

        assertThat(films.names()).containsExactly("film", "title", "genre");
        assertThat(films.rows())
                .containsExactly(List.of("1", "War, and \"peace\"", "drama"), List.of("2", "Alien", ""));
        assertThat(films.source().sha256()).hasSize(64);
    }

    @Test
    void knowsColumnsByNameAndByNumberFromZero() throws IOException {
        NamedRows films = read("film,title\n1,Alien\n");

        assertThat(films.column("title")).isEqualTo(1);
        assertThat(films.column("0")).isZero();
        assertThatThrownBy(() -> films.column("titel"))
                .isInstanceOf(DataException.class)
                .hasMessage("films.csv: there is no column 'titel', only 'film', 'title'. Did you mean 'title'?");
        assertThatThrownBy(() -> films.column("")).hasMessage("films.csv: a column needs a name, got ''");
    }

    @Test
    void takesTheFirstRowForAHeaderIfAColumnIsNamed() throws IOException {
        String text = "name,story\nann,once\n";

        assertThat(read(text, "story").rows()).containsExactly(List.of("ann", "once"));
        assertThat(read(text, "1").names()).containsExactly("0", "1");
    }

    @Test
    void doesWithoutAHeaderWhereToldSo() throws IOException {
        Path file = Files.writeString(folder.resolve("films.csv"), "id,text\n1,Alien\n");

        NamedRows films = RowsLoader.load(
                file.toString(), TextFormat.detected().withHeader(Header.ABSENT), BadRows.Policy.FAIL, List.of());

        assertThat(films.rows()).hasSize(2);
    }

    @Test
    void guessesWhereTheTextStands() throws IOException {
        assertThat(read("film,title\n1,Alien\n").textColumn()).isEqualTo(1);
        assertThat(read("ann,once upon a time there was\nbob,and so it went on and on\n")
                        .textColumn())
                .isEqualTo(1);
        assertThat(read("{\"line\": \"once\"}\n").textColumn()).isZero();
    }

    @Test
    void namesABadRowOrLeavesItOut() throws IOException {
        byte[] latin1 = "film,title\n1,Am\u00e9lie\n2,Alien\n".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> read(latin1, BadRows.Policy.FAIL))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("films.csv:2: ")
                .hasMessageContaining("UTF-8");
        assertThat(read(latin1, BadRows.Policy.SKIP).rows()).containsExactly(List.of("2", "Alien"));
        assertThat(read(latin1, BadRows.Policy.SKIP).badRows().count()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n\n", "film,title\n"})
    void refusesATextWithoutRows(String text) {
        assertThatThrownBy(() -> read(text, "title"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("there are no rows");
    }

    @Test
    void readsTextsOfTheCatalogue() {
        NamedRows messages = RowsLoader.load("sms-spam", TextFormat.detected(), BadRows.Policy.FAIL, List.of());

        assertThat(messages.rows()).hasSizeGreaterThan(5_000);
        assertThat(messages.textColumn()).isEqualTo(1);
    }
}
