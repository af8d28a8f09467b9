package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.app.server.TinyModels;
import dev.redstart.common.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be asked about rows of a table. */
class TableAnswersTest {
    private static final String POOR = "{\"debt\": 55, \"job\": \"clerk\"}";

    @TempDir
    private static Path home;

    private static Cli cli;

    @BeforeAll
    static void publishLoans() {
        cli = new Cli(home);
        TinyModels.publishTable(home, "loans");
    }

    @Test
    void classifiesARow() {
        var program = cli.run("classify", "table", "loans", "--row", POOR, "--json");
        var person = cli.run("classify", "table", "loans", "--row", POOR);

        assertThat(program.json())
                .containsOnlyKeys("label", "probability", "labels")
                .containsEntry("label", "refused");
        assertThat(person.out()).containsPattern("^ *\\d+\\.\\d\\d %  refused\n *\\d+\\.\\d\\d %  granted\n$");
    }

    @Test
    void givesTheStrongestReasons() {
        var program = cli.run("classify", "table", "loans", "--row", POOR, "--reasons", "1", "--json");
        var person = cli.run("classify", "table", "loans", "--row", POOR, "--reasons", "1");

        assertThat(program.json()).containsEntry("reasonsFor", "refused");
        assertThat(program.list("reasons")).singleElement().satisfies(reason -> assertThat(reason)
                .containsEntry("column", "debt")
                .containsEntry("value", 55L)
                .containsEntry("typical", 29.5)
                .containsEntry("text", "debt is 55, typical is 29.5"));
        assertThat(person.out()).containsPattern("\n  \\+0\\.\\d{4} for refused: debt is 55, typical is 29.5\n$");
    }

    @Test
    void givesReasonsForAnotherLabel() {
        var outcome =
                cli.run("classify", "table", "loans", "--row", POOR, "--reasons", "3", "--label", "granted", "--json");

        assertThat(outcome.json()).containsEntry("label", "refused").containsEntry("reasonsFor", "granted");
        assertThat(outcome.list("reasons"))
                .noneSatisfy(reason -> assertThat(reason).containsEntry("column", "debt"));
    }

    @Test
    void takesAListInTheOrderOfTheColumns() {
        var named = cli.run("classify", "table", "loans", "--row", POOR, "--json");
        var listed = cli.run("classify", "table", "loans", "--row", "[55, \"clerk\"]", "--json");

        assertThat(listed.json()).isEqualTo(named.json());
    }

    /** What training did not see counts as average; a cell may be empty, a number enormous. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"debt\": 55, \"job\": \"pilot\"}",
                "{\"debt\": 55, \"job\": null}",
                "{\"debt\": 55, \"job\": \"clerk\", \"shoe size\": 44}",
                "{\"debt\": \"55\", \"job\": 7}",
                "{\"debt\": 1e30, \"job\": \"clerk\"}"
            })
    void answersRowsThatTrainingHadNotTheLikeOf(String row) {
        assertThat(cli.run("classify", "table", "loans", "--row", row, "--json").json())
                .containsEntry("label", "refused");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"dept\": 5, \"job\": \"clerk\"}       | the row lacks 'debt'; say null for what is not known. The model does not know 'dept'",
                "{\"debt\": \"NaN\", \"job\": \"clerk\"} | column 'debt' must be a finite number, got 'NaN'",
                "{\"debt\": \"much\", \"job\": null}     | column 'debt' must be a finite number, got 'much'",
                "{\"debt\": NaN}                         | --row:1:",
                "{\"debt\": [1], \"job\": null}          | the value of column 'debt' must be a number, a string, true, false or null",
                "[1]                                     | a row needs 2 values, one a column, got 1",
                "7                                       | a row must be an object, like {\"age\": 41}"
            })
    void refusesARowByItsFault(String row, String message) {
        var outcome = cli.run("classify", "table", "loans", "--row", row);

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).startsWith("redstart: " + message).hasLineCount(1);
    }

    @Test
    void answersEachLineOfAStream() {
        String rows = POOR + "\n\n[2, \"clerk\"]\n";

        var person = cli.reading(rows, "classify", "table", "loans");
        var program = cli.reading(rows, "classify", "table", "loans", "--json");
        var reasoned = cli.reading(rows, "classify", "table", "loans", "--reasons", "1", "--json");

        assertThat(person.out()).containsPattern("^refused\t[01]\\.\\d{4}\ngranted\t[01]\\.\\d{4}\n$");
        assertThat(program.out().lines()).hasSize(2).allSatisfy(line -> assertThat(Json.readObject(line, "line"))
                .containsOnlyKeys("label", "probability", "labels"));
        assertThat(reasoned.out().lines()).hasSize(2).allSatisfy(line -> assertThat(Json.readObject(line, "line"))
                .containsKeys("reasonsFor", "reasons"));
    }

    @Test
    void saysWhichLineOfAFileIsWrong() {
        Path file = cli.write("rows.jsonl", POOR + "\n{\"debt\": 3}\n");

        var outcome = cli.run("classify", "table", "loans", "--file", file.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).hasLineCount(1);
        assertThat(outcome.err())
                .isEqualTo("redstart: rows.jsonl:2: the row lacks 'job'; say null for what is not known\n");
    }

    @Test
    void explainsEachColumn() {
        var program = cli.run("explain", "table", "loans", "--row", POOR, "--label", "refused", "--json");
        var person = cli.run("explain", "table", "loans", "--row", POOR);

        assertThat(program.json()).containsOnlyKeys("label", "probability", "base", "columns");
        double sum = program.list("columns").stream()
                .mapToDouble(column -> (double) column.get("weight"))
                .sum();
        assertThat((double) program.json().get("base") + sum)
                .isCloseTo((double) program.json().get("probability"), within(1e-6));
        assertThat(person.out())
                .containsPattern("^refused [01]\\.\\d{4}; an average row has 0\\.\\d{4}\n")
                .contains("debt");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "classify table loans --row 7 --file x   | 2 | --file and --row exclude each other",
                "classify table loans --reasons -1       | 2 | --reasons must be at least 0, got -1",
                "classify table loans --label refused    | 2 | --label chooses what --reasons speak for; say how many",
                "explain table loans                     | 2 | --row is missing",
                "classify text loans hello               | 1 | model 'loans' is a table classifier; this needs a text classifier"
            })
    void refusesAWrongQuestionByName(String words, int code, String message) {
        var outcome = cli.run(words.split(" "));

        assertThat(outcome.code()).isEqualTo(code);
        assertThat(outcome.err()).startsWith("redstart: " + message).hasLineCount(1);
    }

    @Test
    void knowsNoOtherLabels() {
        assertThat(cli.run("explain", "table", "loans", "--row", POOR, "--label", "lost")
                        .err())
                .isEqualTo("redstart: label must be one of granted, refused, got 'lost'\n");
    }
}
