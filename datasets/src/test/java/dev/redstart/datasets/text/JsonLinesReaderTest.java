package dev.redstart.datasets.text;

import static dev.redstart.datasets.text.Texts.rows;
import static dev.redstart.datasets.text.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Interactions.Duplicates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonLinesReaderTest {
    private static ReadRows read(String text, ReadOptions options) {
        return new JsonLinesReader(options).read(text("events.jsonl", text));
    }

    @Test
    void readsOneEventALine() {
        var text = """
                {"user": "ann", "item": "say \\"hi\\"", "value": 2.5, "time": "2010-12-01T08:26"}

                {"time": 1291191960000, "value": "1", "more": {"user": [1, 2]}, "item": 7, "user": 17850}
                """;

        var data = read(text, ReadOptions.defaults()).data();

        assertThat(rows(data)).containsExactly("ann>say \"hi\"=2.5@1291191960", "17850>7=1.0@1291191960");
        assertThat(data.duplicates()).isEqualTo(Duplicates.LAST);
        assertThat(data.source().sha256()).hasSize(64);
    }

    @Test
    void countsEventsWithoutAValueOnce() {
        var data = read(
                        "{\"user\":\"李雷\",\"item\":\"чай\"}\r\n{\"user\":\"李雷\",\"item\":\"чай\"}",
                        ReadOptions.defaults())
                .data();

        assertThat(rows(data)).containsExactly("李雷>чай=1.0", "李雷>чай=1.0");
        assertThat(data.duplicates()).isEqualTo(Duplicates.SUM);
    }

    @Test
    void readsTheMembersItIsTold() {
        var columns = new Columns("who", "what", Columns.NONE, "when");

        var data = read(
                        "{\"who\":\"ann\",\"what\":\"tea\",\"value\":5,\"when\":0}",
                        ReadOptions.defaults().withColumns(columns))
                .data();

        assertThat(rows(data)).containsExactly("ann>tea=1.0@0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            {"user":"ann","item":"tea"}            | the value is empty
            {"user":"ann","item":"tea","value":"x"}| value 'x' is not a number
            {"user":"ann","item":null,"value":1}   | the item in 'item' is missing or empty
            {"user":"","item":"tea","value":1}     | the user in 'user' is missing or empty
            {"user":"ann","item":"tea","value":NaN}| the JSON is wrong near character 39
            {"user":"ann","item":"tea","value":1   | the JSON object ends early. Write one object a line
            {"user":"ann","item":"tea","value":1}, | the JSON is wrong near character 38
            {"user":"ann","item":"tea","value":1}{}| text follows the object. Write one object a line
            ["ann","tea",1]                        | this is no JSON object. Write one object a line, such as {"user": "1", "item": "a"}
            """)
    void saysWhatIsWrongWithALine(String line, String problem) {
        var text = "{\"user\":\"bob\",\"item\":\"jam\",\"value\":1}\n" + line + "\n";

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read(text, ReadOptions.defaults()))
                .withMessage("events.jsonl:2: " + problem);
    }

    @Test
    void leavesBadLinesOutWhenToldTo() {
        var text = "no json\n{\"user\":\"bob\",\"item\":\"jam\"}\n{\"user\":\"bob\"}\n" + "x".repeat(2_000_000)
                + "\n{\"user\":\"ann\",\"item\":\"jam\"}";

        var read = read(text, ReadOptions.defaults().withBadRows(BadRows.Policy.SKIP));

        assertThat(rows(read.data())).containsExactly("bob>jam=1.0", "ann>jam=1.0");
        assertThat(read.badRows().count()).isEqualTo(3);
        assertThat(read.badRows().first().getLast()).isEqualTo("events.jsonl:4: the line is longer than 1048576 bytes");
    }

    @Test
    void namesTheMembersThatThereAre() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> read("{\"who\":\"ann\",\"what\":\"tea\"}", ReadOptions.defaults()))
                .withMessage("events.jsonl:1: which column is the user? Name one of 'who', 'what'");
    }
}
