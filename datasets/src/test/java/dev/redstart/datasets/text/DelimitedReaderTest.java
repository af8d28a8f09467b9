package dev.redstart.datasets.text;

import static dev.redstart.datasets.text.Texts.rows;
import static dev.redstart.datasets.text.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Interactions.Duplicates;
import dev.redstart.datasets.text.TextFormat.Header;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelimitedReaderTest {
    private static final ReadOptions GUESSED = ReadOptions.defaults();

    private static Interactions read(String text) {
        return read(text, GUESSED);
    }

    private static Interactions read(String text, ReadOptions options) {
        return new DelimitedReader(options).read(text("ratings.csv", text)).data();
    }

    @Test
    void findsTheUsualColumnsByTheirNames() {
        var data = read("timestamp,rating,movieId,userId\n978300760,5,1193,1\n978302109,3.5,661,1\n");

        assertThat(rows(data)).containsExactly("1>1193=5.0@978300760", "1>661=3.5@978302109");
        assertThat(data.duplicates()).isEqualTo(Duplicates.LAST);
    }

    @Test
    void takesUserItemValueTimeWhereNoHeaderNamesThem() {
        var data = read("196\t242\t3\t881250949\n186\t302\t4\t891717742\n");

        assertThat(rows(data)).containsExactly("196>242=3.0@881250949", "186>302=4.0@891717742");
    }

    @Test
    void countsEachRowOnceWhereThereIsNoValue() {
        var data = read("customer,product\nann,tea\nann,tea\nbob,jam\n");

        assertThat(rows(data)).containsExactly("ann>tea=1.0", "ann>tea=1.0", "bob>jam=1.0");
        assertThat(data.duplicates()).isEqualTo(Duplicates.SUM);
        assertThat(data.hasTimes()).isFalse();
    }

    @Test
    void readsTheColumnsItIsToldByName() {
        var columns = new Columns("kunde", "ware", "sterne", "wann");

        var data = read("wann;ware;kunde;sterne\n2010-12-01T08:26;tee;anna;4\n", GUESSED.withColumns(columns));

        assertThat(rows(data)).containsExactly("anna>tee=4.0@1291191960");
    }

    @Test
    void readsTheColumnsItIsToldByPosition() {
        var columns = Columns.guessed().withUser("3").withItem("1");

        var data = read("tea,7,ann\njam,8,bob\n", GUESSED.withColumns(columns));

        assertThat(rows(data)).containsExactly("ann>tea=1.0", "bob>jam=1.0");
    }

    @Test
    void prefersAColumnCalledTwoToTheSecondColumn() {
        var columns = Columns.guessed().withUser("2").withItem("item");

        var data = read("item,x,2\ntea,7,ann\n", GUESSED.withColumns(columns).withFormat(withHeader(Header.PRESENT)));

        assertThat(rows(data)).containsExactly("ann>tea=1.0");
    }

    @Test
    void leavesAGuessedColumnOutWhenToldTo() {
        var columns = Columns.guessed().withoutValue().withoutTime();

        var data = read("user,item,rating,timestamp\nann,tea,5,978300760\n", GUESSED.withColumns(columns));

        assertThat(rows(data)).containsExactly("ann>tea=1.0");
        assertThat(data.duplicates()).isEqualTo(Duplicates.SUM);
    }

    @Test
    void letsTheCallerSayWhatDuplicatesMean() {
        var data = read("user,item,rating\nann,tea,5\n", GUESSED.withDuplicates(Duplicates.SUM));

        assertThat(data.duplicates()).isEqualTo(Duplicates.SUM);
    }

    @ParameterizedTest
    @ValueSource(strings = {",", "\t", ";", "::", "|"})
    void findsTheUsualSeparators(String separator) {
        var text = "1,1193,5,978300760\n1,661,3,978302109\n2,661,4,978302109\n".replace(",", separator);

        assertThat(rows(read(text)))
                .containsExactly("1>1193=5.0@978300760", "1>661=3.0@978302109", "2>661=4.0@978302109");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "~", "§", "<=>"})
    void takesAnySeparatorItIsTold(String separator) {
        var format = TextFormat.detected().withSeparator(separator);

        var data = read("ann,tea,5\nbob,jam,4".replace(",", separator), GUESSED.withFormat(format));

        assertThat(rows(data)).containsExactly("ann>tea=5.0", "bob>jam=4.0");
    }

    @Test
    void isNotMisledByCommasInsideOfTabSeparatedText() {
        var data = read("ann\tbread, white\t5\nbob\tjam\t4\ncat\tsalt, pepper, oil\t3\n");

        assertThat(data.items().ids()).containsExactly("bread, white", "jam", "salt, pepper, oil");
    }

    @Test
    void seesAHeaderOfUnusualNamesWhereTheColumnBelowHoldsNumbers() {
        var columns = Columns.guessed().withUser("1").withItem("2").withValue("3");

        var data = read("who,what,how much\nann,tea,5\nbob,jam,4\n", GUESSED.withColumns(columns));

        assertThat(rows(data)).containsExactly("ann>tea=5.0", "bob>jam=4.0");
    }

    @Test
    void takesWordsInTheFirstRowAsDataWhereTheRowsBelowAreWordsToo() {
        assertThat(rows(read("ann,tea\nbob,7\ncat,jam\n"))).containsExactly("ann>tea=1.0", "bob>7=1.0", "cat>jam=1.0");
    }

    @Test
    void obeysWhenToldWhetherThereIsAHeader() {
        assertThat(read("ann,tea\nbob,jam\n", GUESSED.withFormat(withHeader(Header.ABSENT)))
                        .size())
                .isEqualTo(2);
        assertThat(read("user,item\nbob,jam\n", GUESSED.withFormat(withHeader(Header.PRESENT)))
                        .size())
                .isEqualTo(1);
    }

    private static TextFormat withHeader(Header header) {
        return TextFormat.detected().withHeader(header);
    }

    @Test
    void understandsQuotesAsRfc4180Does() {
        var data = read("""
                user,item,rating
                "ann","say ""hi"", twice",5
                bob,"two
                lines",4
                cat,5" PIPE,3
                "dan ","",2
                """.replace("\"dan \",\"\",2", "\"dan \",\" \",2"));

        assertThat(rows(data))
                .containsExactly("ann>say \"hi\", twice=5.0", "bob>two\nlines=4.0", "cat>5\" PIPE=3.0", "dan > =2.0");
    }

    @Test
    void keepsIdsAsTheyStand() {
        var data = read("user,item\n a b ,x/y\\z\n李雷,чай\n007,7\n🦊,'\n");

        assertThat(rows(data)).containsExactly(" a b >x/y\\z=1.0", "李雷>чай=1.0", "007>7=1.0", "🦊>'=1.0");
    }

    @Test
    void readsCarriageReturnsByteOrderMarkEmptyLinesAndAnUnfinishedLastLine() {
        var data = read("\uFEFFuser,item,rating\r\n\r\nann,tea,5\r\n\"bob\",\"jam\"\r\n\ncat,ale,1"
                .replace("\"jam\"", "\"jam\",\"4\""));

        assertThat(rows(data)).containsExactly("ann>tea=5.0", "bob>jam=4.0", "cat>ale=1.0");
    }

    @Test
    void unpacksGzipWhateverTheFileIsCalled() {
        var packed = Texts.bytes("ratings.csv", Texts.gzip("user,item\nann,tea\n"));

        var data = new DelimitedReader(GUESSED).read(packed).data();

        assertThat(rows(data)).containsExactly("ann>tea=1.0");
    }

    @Test
    void recordsTheChecksumOfTheBytesAsTheyLie() {
        // printf 'user,item\nann,tea\n' | sha256sum
        var data = read("user,item\nann,tea\n");

        assertThat(data.source().name()).isEqualTo("ratings.csv");
        assertThat(data.source().sha256())
                .isEqualTo("46d0f1f657856d14e2d2a32f99ec2304c89bcbcf3e8a588a6ddcdbf68de8d8b8");
    }

    @Test
    void readsRowsThatCrossTheBufferAndRowsThatAreLargerThanIt() {
        String longId = "x".repeat(300_000);
        StringBuilder text = new StringBuilder("user,item,rating\n");
        for (int row = 0; row < 40_000; row++) {
            text.append("u").append(row).append(",\"it\"\"em\n").append(row).append("\",1\r\n");
        }
        text.append(longId).append(",\"").append(longId).append("\",2\n");

        var data = read(text.toString());

        assertThat(data.size()).isEqualTo(40_001);
        assertThat(data.users().id(39_999)).isEqualTo("u39999");
        assertThat(data.items().id(39_999)).isEqualTo("it\"em\n39999");
        assertThat(data.items().id(40_000)).isEqualTo(longId);
    }

    @Test
    void leavesBadRowsOutWhenToldToAndSaysWhich() {
        var text =
                "user,item,rating\nann,tea,5\nbob,jam\ncat,ale,x\n\"dan,ale,1\neve,ale,2\n\"fay\" f,ale,1\ngus,,1\nhal,ale,NaN\n";

        var read = new DelimitedReader(GUESSED.withBadRows(BadRows.Policy.SKIP)).read(text("ratings.csv", text));

        assertThat(rows(read.data())).containsExactly("ann>tea=5.0", "eve>ale=2.0");
        assertThat(read.data().users().ids()).containsExactly("ann", "eve");
        assertThat(read.badRows().count()).isEqualTo(6);
        assertThat(read.badRows().first())
                .containsExactly(
                        "ratings.csv:3: 2 columns, expected 3. Is the row cut off?",
                        "ratings.csv:4: value 'x' is not a number",
                        "ratings.csv:5: text follows the closing quote of column 1. Double a quote that belongs to the text",
                        "ratings.csv:7: text follows the closing quote of column 1. Double a quote that belongs to the text",
                        "ratings.csv:8: the item in column 2 is empty");
    }

    @Test
    void countsLinesInsideOfQuotes() {
        var text = "user,item\n\"a\nb\",tea\n\nann\n";

        var read = new DelimitedReader(GUESSED.withBadRows(BadRows.Policy.SKIP)).read(text("ratings.csv", text));

        assertThat(read.badRows().first()).containsExactly("ratings.csv:5: 1 column, expected 2. Is the row cut off?");
    }

    @Test
    void closesTheFile() {
        boolean[] closed = new boolean[1];
        var source = new TextSource(
                "a.csv",
                "a",
                null,
                () -> new java.io.ByteArrayInputStream("user,item\nann,tea\n".getBytes(StandardCharsets.UTF_8)) {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                });

        new DelimitedReader(GUESSED).read(source);

        assertThat(closed).containsExactly(true);
    }

    @Test
    void readsMoreThanOneGzipMember() {
        byte[] first = Texts.gzip("user,item\nann,tea\n");
        byte[] second = Texts.gzip("bob,jam\n");
        byte[] both = new byte[first.length + second.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(second, 0, both, first.length, second.length);

        var data =
                new DelimitedReader(GUESSED).read(Texts.bytes("a.csv.gz", both)).data();

        assertThat(rows(data)).isEqualTo(List.of("ann>tea=1.0", "bob>jam=1.0"));
    }
}
