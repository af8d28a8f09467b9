package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A network answers the questions that a linear model answers. */
class NetworkAnswersTest {
    @TempDir
    private static Path home;

    private static Cli cli;

    @BeforeAll
    static void trainSpam() {
        cli = new Cli(home);
        cli.trainNetwork("spam", "--model", "lstm", "--units", "8", "--epochs", "15");
    }

    @Test
    void classifiesTextsAndJsonLines() {
        var one = cli.run("classify", "text", "spam", "claim your prize", "--json");
        var lines = cli.reading(
                "{\"id\": 7, \"text\": \"see you at lunch\"}\n", "classify", "text", "spam", "--json-lines");

        assertThat(one.json())
                .containsOnlyKeys("label", "probability", "labels")
                .containsEntry("label", "spam");
        assertThat(lines.out()).startsWith("{\"id\":7,\"label\":\"ham\",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\uD83D\uDE00\uD83D\uDE00", "\uFFFD\u0000", "\u4F60\u597D"})
    void answersAnyText(String text) {
        var outcome = cli.run("classify", "text", "spam", text, "--json");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.list("labels")).hasSize(2);
    }

    @Test
    void answersAVeryLongText() {
        var outcome = cli.reading("prize ".repeat(1_700_000), "classify", "text", "spam", "--json");

        assertThat(outcome.out()).startsWith("{\"label\":\"");
    }

    @Test
    void isJudgedOnOtherTexts() {
        Path test = cli.write("test.tsv", "spam\tclaim your prize now\nham\tsee you at lunch\n");

        var outcome = cli.run("evaluate", "text", "spam", "--data", test.toString(), "--json");

        assertThat(outcome.json())
                .containsEntry("model", "spam")
                .containsEntry("accuracy", 1.0)
                .containsKeys("macroF1", "perClass", "rocAuc", "confusion", "ece");
    }

    @ParameterizedTest
    @ValueSource(strings = {"leave-one-out", "lime", "shap", "integrated-gradients"})
    void weighsTheWordsByEachMethod(String method) {
        var outcome = cli.run("explain", "text", "spam", "claim your prize", "--method", method, "--json");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.json())
                .containsEntry("label", "spam")
                .containsEntry("method", method)
                .containsKey("base");
        assertThat(outcome.list("words"))
                .extracting(word -> word.get("word").toString().toLowerCase(Locale.ROOT))
                .containsExactly("claim", "your", "prize");
    }

    @Test
    void isExplainedByShapUnlessToldOtherwise() {
        var outcome = cli.run("explain", "text", "spam", "claim your prize", "--json");

        double sum = (double) outcome.json().get("base");
        for (Map<String, Object> word : outcome.list("words")) {
            sum += (double) word.get("weight");
        }
        assertThat(outcome.json()).containsEntry("method", "shap");
        assertThat(sum).isCloseTo((double) outcome.json().get("probability"), within(1e-6));
    }

    @Test
    void hasNoExactSum() {
        var outcome = cli.run("explain", "text", "spam", "claim", "--method", "exact");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("redstart: explainer exact is for linear models only")
                .hasLineCount(1);
    }

    @Test
    void standsAmongTheModels() {
        assertThat(cli.run("models", "list").out())
                .containsPattern("spam +1 +text classifier +lstm +messages.tsv +60 ");
        assertThat(cli.run("models", "show", "spam").out())
                .contains("text classifier", "lstm", "units 8", "accuracy", "baseline");
    }
}
