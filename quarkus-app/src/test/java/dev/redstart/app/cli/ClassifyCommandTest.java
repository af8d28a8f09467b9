package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.json.Json;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassifyCommandTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void trainSpam() {
        cli = new Cli(home);
        cli.trainSpam();
    }

    @Test
    void answersOneTextWithAllLabels() {
        var outcome = cli.run("classify", "text", "spam", "claim your prize", "--json");

        assertThat(outcome.json())
                .containsOnlyKeys("label", "probability", "labels")
                .containsEntry("label", "spam");
        assertThat(outcome.list("labels"))
                .extracting(label -> label.get("label"))
                .containsExactly("spam", "ham");
        assertThat((double) outcome.json().get("probability")).isBetween(0.5, 1.0);
    }

    @Test
    void showsThePersonTheLikeliestLabelFirst() {
        var outcome = cli.run("classify", "text", "spam@1", "see you at lunch");

        assertThat(outcome.out()).containsPattern("^ *\\d+\\.\\d\\d %  ham\n *\\d+\\.\\d\\d %  spam\n$");
    }

    @Test
    void answersSeveralTexts() {
        var program = cli.run("classify", "text", "spam", "claim it", "lunch?", "--json");
        var person = cli.run("classify", "text", "spam", "claim it", "lunch?");

        assertThat(program.list("answers"))
                .extracting(answer -> answer.get("label"))
                .containsExactly("spam", "ham");
        assertThat(person.out()).containsPattern("spam +0\\.\\d{4}  claim it\nham +0\\.\\d{4}  lunch\\?");
    }

    @Test
    void answersEachLineOfAStream() {
        var person = cli.reading("claim your prize\nsee you\n", "classify", "text", "spam");
        var program = cli.reading("claim your prize\n\nsee you\n", "classify", "text", "spam", "--json");

        assertThat(person.out()).containsPattern("^spam\t0\\.\\d{4}\tclaim your prize\nham\t0\\.\\d{4}\tsee you\n$");
        assertThat(program.out().lines()).hasSize(3).allSatisfy(line -> assertThat(Json.readObject(line, "line"))
                .containsKeys("label", "probability", "labels"));
    }

    @Test
    void answersJsonLinesUnderTheirIds() {
        var outcome = cli.reading(
                "{\"id\": 7, \"text\": \"claim your prize\"}\n{\"text\": \"see you\", \"from\": \"ann\"}\n",
                "classify",
                "text",
                "spam",
                "--json-lines");

        assertThat(outcome.out().lines().toList().getFirst()).startsWith("{\"id\":7,\"label\":\"spam\",");
        assertThat(outcome.out().lines().toList().getLast()).startsWith("{\"label\":\"ham\",");
    }

    @Test
    void readsAFile() {
        Path file = cli.write("texts.txt", "claim your prize\nsee you\n");

        var outcome = cli.run("classify", "text", "spam", "--file", file.toString());

        assertThat(outcome.out()).hasLineCount(2);
        assertThat(cli.run(
                                "classify",
                                "text",
                                "spam",
                                "--file",
                                home.resolve("no.txt").toString())
                        .err())
                .startsWith("redstart: there is no file ")
                .hasLineCount(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uD83D\uDE00\uD83D\uDE00", "\uFFFD\u0000", "\u4F60\u597D"})
    void answersAnyText(String text) {
        assertThat(cli.run("classify", "text", "spam", text, "--json").json()).containsEntry("label", "ham");
    }

    @Test
    void answersAVeryLongText() {
        var outcome = cli.reading("prize ".repeat(1_700_000), "classify", "text", "spam", "--json");

        assertThat(outcome.out()).startsWith("{\"label\":\"spam\"");
    }

    @Test
    void saysWhichLineIsWrong() {
        var noText = cli.reading("{\"text\": \"a\"}\n{\"txt\": \"b\"}\n", "classify", "text", "spam", "--json-lines");
        var noJson = cli.reading("hello\n", "classify", "text", "spam", "--json-lines");

        assertThat(noText.code()).isEqualTo(1);
        assertThat(noText.err())
                .contains("redstart: standard input:2: there must be a 'text'")
                .hasLineCount(1);
        assertThat(noJson.err()).contains("redstart: standard input:1").hasLineCount(1);
    }

    @Test
    void asksNoRecommender() {
        cli.run("train", "popularity", "--data", cli.shop().toString(), "--name", "shop", "--no-evaluate");

        assertThat(cli.run("classify", "text", "shop", "hello").err())
                .isEqualTo("redstart: model 'shop' is a recommender; this needs a text classifier\n");
        assertThat(cli.run("recommend", "spam", "--user", "ann").err())
                .isEqualTo("redstart: model 'spam' is a text classifier; this needs a recommender\n");
        assertThat(cli.run("similar", "spam", "--item", "tea").err())
                .isEqualTo("redstart: model 'spam' is a text classifier; this needs a recommender\n");
    }
}
