package dev.redstart.datasets.text;

import static dev.redstart.datasets.text.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.redstart.common.data.DataException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the reader says about bad input: file, line, problem, remedy, on one line. */
class BadInputTest {
    private static String messageFor(String text) {
        return messageFor(text("ratings.csv", text), ReadOptions.defaults());
    }

    private static String messageFor(TextSource source, ReadOptions options) {
        var exception = org.assertj.core.api.Assertions.catchThrowableOfType(
                DataException.class, () -> new DelimitedReader(options).read(source));
        assertThat(exception).isNotNull();
        assertThat(exception.getMessage()).doesNotContain("\n", "\r").hasSizeLessThan(400);
        return exception.getMessage();
    }

    @Test
    void nothing() {
        assertThat(messageFor("")).isEqualTo("ratings.csv: the file is empty");
        assertThat(messageFor("\n\n")).isEqualTo("ratings.csv:1: there are no rows, only empty lines");
        assertThat(messageFor("user,item,rating\n")).isEqualTo("ratings.csv: there are no rows");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ann,tea,x        | value 'x' is not a number
            ann,tea,         | the value is empty
            ann,tea,NaN      | value 'NaN' is not a finite number
            ann,tea,-inf     | value '-inf' is not a finite number
            ann,tea,Infinity | value 'Infinity' is not a finite number
            ann,tea,1e39     | value '1e39' is not a finite number
            ann,tea,0x1p3    | value '0x1p3' is not a number
            ann,tea,1f       | value '1f' is not a number
            ann,tea,"4,5"    | value '4,5' is not a number. Write it with a point: 4.5
            ,tea,5           | the user in column 1 is empty
            ann,,5           | the item in column 2 is empty
            ann,"",5         | the item in column 2 is empty
            ann,tea          | 2 columns, expected 3. Is the row cut off?
            ann,a,b,5        | 4 columns, expected 3. Put a value that contains a comma in quotes
            ann;tea;5        | 1 column, expected 3. Is the separator a semicolon?
            ann,"tea,5       | a quote opens in column 2 and never closes. Double a quote that belongs to the text
            ann,"tea"s,5     | text follows the closing quote of column 2. Double a quote that belongs to the text
            """)
    void badRow(String row, String problem) {
        assertThat(messageFor("user,item,rating\nbob,jam,4\n" + row + "\n")).isEqualTo("ratings.csv:3: " + problem);
    }

    @Test
    void rowWithTabsAmongRowsWithCommas() {
        assertThat(messageFor("user,item,rating,time\n1,2,3,4\n1,2,3\t4\n"))
                .isEqualTo("ratings.csv:3: 3 columns, expected 4. Is the separator a tab?");
    }

    @ParameterizedTest
    @CsvSource({
        "yesterday",
        "2010-13-01",
        "2010-02-29",
        "2010-12-01T24:00",
        "2010-12-01T08",
        "12/01/2010",
        "1609459200000000",
        "-",
        "2010-12-01T08:26+25:00"
    })
    void badTime(String time) {
        assertThat(messageFor("user,item,time\nbob,jam,978300760\nann,tea," + time + "\n"))
                .isEqualTo("ratings.csv:3: time '" + time
                        + "' is not a time. Write seconds or milliseconds since 1970, 2010-12-01 or 2010-12-01T08:26");
    }

    @Test
    void emptyTime() {
        assertThat(messageFor("user,item,time\nann,tea,\n")).isEqualTo("ratings.csv:2: the time is empty");
    }

    @Test
    void missingColumn() {
        var options = ReadOptions.defaults().withColumns(Columns.guessed().withValue("starz"));

        assertThat(messageFor(text("my.csv", "customer,product,stars\nann,tea,5\n"), options))
                .isEqualTo(
                        "my.csv:1: there is no column 'starz', only 'customer', 'product', 'stars'. Did you mean 'stars'?");
    }

    @Test
    void positionBehindTheLastColumn() {
        var options = ReadOptions.defaults()
                .withColumns(Columns.guessed().withUser("1").withItem("5"));

        assertThat(messageFor(text("my.csv", "ann,tea,5\n"), options))
                .isEqualTo("my.csv:1: there is no column '5', only '1', '2', '3'");
    }

    @Test
    void columnsOfUnusualNames() {
        assertThat(messageFor("kunde,ware,sterne\nann,tea,5\n"))
                .isEqualTo("ratings.csv:1: which column is the user? Name one of 'kunde', 'ware', 'sterne'");
    }

    @Test
    void wrongSeparator() {
        var options = ReadOptions.defaults().withFormat(TextFormat.detected().withSeparator(","));

        assertThat(messageFor(text("r.csv", "user;item;stars\nann;tea;5\n"), options))
                .isEqualTo("r.csv:1: the row is one column, 'user;item;stars'. Is the separator a semicolon?");
    }

    @Test
    void noSeparatorAtAll() {
        assertThat(messageFor("hello world\n"))
                .isEqualTo("ratings.csv:1: the first line is one column, 'hello world'."
                        + " Separate user and item by a comma, tab, semicolon, | or ::, or name the separator");
    }

    @Test
    void otherEncodings() {
        assertThat(messageFor(
                        Texts.bytes("r.csv", "user,item\nann,tea\n".getBytes(StandardCharsets.UTF_16)),
                        ReadOptions.defaults()))
                .isEqualTo("r.csv: the text is UTF-16, expected UTF-8. Convert it: iconv -f UTF-16 -t UTF-8");
        assertThat(messageFor(
                        Texts.bytes("r.csv", "user,item\nann,tea\n".getBytes(StandardCharsets.UTF_16LE)),
                        ReadOptions.defaults()))
                .startsWith("r.csv: the text is UTF-16");
        assertThat(messageFor(
                        Texts.bytes("r.csv", "user,item\nann,café\n".getBytes(StandardCharsets.ISO_8859_1)),
                        ReadOptions.defaults()))
                .isEqualTo("r.csv:2: column 2 is not UTF-8. Is the text Latin-1? Convert it: iconv -f LATIN1 -t UTF-8");
        assertThat(messageFor("user,item\rann,tea\r"))
                .isEqualTo("ratings.csv: the lines end with a carriage return only. Convert it: tr '\\r' '\\n'");
    }

    @Test
    void otherFiles() {
        assertThat(messageFor(Texts.bytes("r.zip", new byte[] {'P', 'K', 3, 4, 0}), ReadOptions.defaults()))
                .isEqualTo("r.zip: this is a zip archive; unpack it and name the file or folder inside");
        assertThat(messageFor(Texts.bytes("r.parquet", new byte[] {'P', 'A', 'R', '1', 0}), ReadOptions.defaults()))
                .isEqualTo("r.parquet: this is a Parquet file; export it as CSV");
    }

    @Test
    void tenMillionCharactersOnALine() {
        assertThat(messageFor("user,item\nann,tea\n" + "x".repeat(10_000_000)))
                .isEqualTo("ratings.csv:3: the row is longer than 1048576 bytes. Is this a text of rows?");
        assertThat(messageFor("user,item\nann,\"tea\n" + "bob,jam\n".repeat(1_250_000)))
                .isEqualTo(
                        "ratings.csv:2: the row is longer than 1048576 bytes. Does a quote open there and never close?");
    }

    @Test
    void longLinesCanBeLeftOut() {
        var text = "user,item\nann,tea\n" + "x".repeat(3_000_000) + "\nbob,jam\n";

        var read =
                new DelimitedReader(ReadOptions.defaults().withBadRows(BadRows.Policy.SKIP)).read(text("r.csv", text));

        assertThat(Texts.rows(read.data())).containsExactly("ann>tea=1.0", "bob>jam=1.0");
        assertThat(read.badRows().count()).isEqualTo(1);
    }

    @Test
    void gzipThatStopsEarly() {
        byte[] whole = Texts.gzip("user,item\n" + "ann,tea\n".repeat(10_000));

        assertThat(messageFor(Texts.bytes("r.csv.gz", Arrays.copyOf(whole, whole.length - 20)), ReadOptions.defaults()))
                .isEqualTo(
                        "r.csv.gz: the gzip data stops before its end. Was the download or copy cut off? Get the file again");
        assertThat(messageFor(Texts.bytes("r.csv.gz", Arrays.copyOf(whole, 5)), ReadOptions.defaults()))
                .startsWith("r.csv.gz: the gzip data stops before its end.");
    }

    @Test
    void gzipThatIsDamaged() {
        byte[] bytes = Texts.gzip("user,item\n" + "ann,tea\n".repeat(10_000));
        bytes[bytes.length - 6] ^= 1;

        assertThat(messageFor(Texts.bytes("r.csv.gz", bytes), ReadOptions.defaults()))
                .isEqualTo("r.csv.gz: the gzip data is damaged (Corrupt GZIP trailer). Get the file again");
    }

    @Test
    void onlyBadRows() {
        var options = ReadOptions.defaults().withBadRows(BadRows.Policy.SKIP);

        assertThat(messageFor(text("r.csv", "user,item,rating\nann,tea,x\nbob,jam,y\n"), options))
                .isEqualTo("r.csv: none of the 2 rows is good; the first: r.csv:2: value 'x' is not a number");
    }

    @Test
    void noFile(@TempDir Path folder) {
        Path missing = folder.resolve("missing.csv");

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> new DelimitedReader(ReadOptions.defaults()).read(missing))
                .withMessage("there is no file '" + missing + "'");
    }

    @Test
    void impossibleOptions() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TextFormat.detected().withSeparator(""))
                .withMessage("separator must be one or more characters, and no quote or line end");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Columns.guessed().withUser(""))
                .withMessage("user and item need a column each; only value and time can do without");
    }
}
