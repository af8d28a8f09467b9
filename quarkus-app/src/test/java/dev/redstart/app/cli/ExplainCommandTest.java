package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.nlp.explain.TextExplanation;
import dev.redstart.nlp.explain.WordWeight;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplainCommandTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void trainSpam() {
        cli = new Cli(home);
        cli.trainSpam();
    }

    @ParameterizedTest
    @ValueSource(strings = {"exact", "leave-one-out", "lime", "shap"})
    void weighsTheWordsByEachMethod(String method) {
        var outcome = cli.run("explain", "text", "spam", "Claim your prize!", "--method", method, "--json");

        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.json())
                .containsEntry("label", "spam")
                .containsEntry("method", method)
                .containsKeys("base", "probability");
        assertThat(outcome.list("words"))
                .extracting(word -> word.get("word").toString().toLowerCase(Locale.ROOT))
                .containsExactly("claim", "your", "prize");
        assertThat(outcome.list("words"))
                .allSatisfy(word -> assertThat((double) word.get("weight")).isPositive());
    }

    @Test
    void addsUpToTheProbabilityByShap() {
        var outcome = cli.run("explain", "text", "spam", "claim lunch", "--method", "shap", "--json");

        double sum = (double) outcome.json().get("base");
        for (Map<String, Object> word : outcome.list("words")) {
            sum += (double) word.get("weight");
        }
        assertThat(sum).isCloseTo((double) outcome.json().get("probability"), within(1e-6));
    }

    @Test
    void explainsTheLabelThatIsAskedFor() {
        var outcome = cli.run("explain", "text", "spam", "see you at lunch", "--label", "spam");

        assertThat(outcome.out()).startsWith("spam 0.").contains("lunch", "against", "by exact");
        assertThat(cli.run("explain", "text", "spam", "hello", "--label", "spma")
                        .err())
                .startsWith("redstart: ")
                .contains("spma")
                .hasLineCount(1);
    }

    @Test
    void explainsATextWithoutWords() {
        var outcome = cli.run("explain", "text", "spam", "");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out()).contains("the text has no words");
    }

    @Test
    void coloursWordsForTheLabelGreenAndWordsAgainstItRed() {
        var bytes = new ByteArrayOutputStream();
        var terminal = Terminal.watched(Cli.stream(bytes), Cli.stream(bytes), Map.of());
        var explanation = new TextExplanation(
                "spam",
                0.1,
                0.9,
                List.of(
                        new WordWeight("prize", 2, 7, 0.9),
                        new WordWeight("at", 8, 10, 0.01),
                        new WordWeight("lunch", 11, 16, -0.2)),
                "shap");

        assertThat(new WordColours(terminal).painted("a prize at lunch\u0007", explanation))
                .isEqualTo("a \u001b[1;32mprize\u001b[0m at \u001b[1;31mlunch\u001b[0m\uFFFD");
    }

    @Test
    void asksNoRecommender() {
        cli.run("train", "popularity", "--data", cli.shop().toString(), "--name", "shop", "--no-evaluate");

        assertThat(cli.run("explain", "text", "shop", "hello").err())
                .isEqualTo("redstart: model 'shop' is a recommender; this needs a text classifier\n");
    }
}
