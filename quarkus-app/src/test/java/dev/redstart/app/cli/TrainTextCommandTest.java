package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainTextCommandTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void openHome() {
        cli = new Cli(home);
    }

    @Test
    void publishesALinearModelWithItsFigures() {
        var outcome = cli.run(
                "train", "text", "--data", cli.messages().toString(), "--model", "linear", "--name", "spam", "--json");

        assertThat(outcome.err()).doesNotContain("redstart:");
        assertThat(outcome.code()).isZero();
        assertThat(outcome.json())
                .containsEntry("name", "spam")
                .containsEntry("version", 1L)
                .containsEntry("rows", 60L)
                .containsEntry("split", "shuffled:0.8")
                .doesNotContainKey("network");
        assertThat(outcome.object("baseline"))
                .containsEntry("accuracy", 1.0)
                .containsKeys("macroF1", "rocAuc", "ece", "intervals");
        assertThat(outcome.json().get("verdict"))
                .isEqualTo("publish the linear model: accuracy 1.0000, where 'ham' for every text would have "
                        + hamShare(outcome));
    }

    private static String hamShare(Cli.Outcome outcome) {
        return outcome.json().get("verdict").toString().replaceAll(".* ", "");
    }

    @Test
    void showsFiguresOfEachLabelAndTheConfusion() {
        var outcome = cli.run("train", "text", "--data", cli.messages().toString(), "--model", "linear");

        assertThat(outcome.out())
                .contains("accuracy", "macro-f1", "roc-auc", "ece", "95 % interval")
                .contains("precision", "recall", "F1", "true \\ predicted")
                .contains("published text@1: linear, 60 texts, 2 labels")
                .contains("publish the linear model");
    }

    @Test
    void judgesOnGivenTextsAndThenTrainsOnTheOthersOnly() {
        Path test = cli.write("test.tsv", "spam\ta prize\nham\tlunch?\nspam\tlunch, said the prize\n");

        var outcome = cli.run(
                "train",
                "text",
                "--data",
                cli.messages().toString(),
                "--test",
                test.toString(),
                "--label-column",
                "0",
                "--text-column",
                "1",
                "--model",
                "linear",
                "--name",
                "spam",
                "--json");

        assertThat(outcome.json()).containsEntry("rows", 60L).containsEntry("split", "given:test.tsv");
        assertThat(cli.run("models", "show", "spam", "--json").json()).containsEntry("split", "given:test.tsv");
    }

    @Test
    void findsColumnsByName() {
        StringBuilder rows = new StringBuilder("id,body,class\n");
        for (int row = 0; row < 20; row++) {
            rows.append(row).append(row % 2 == 0 ? ",claim the prize,very spam\n" : ",see you,not spam\n");
        }
        Path data = cli.write("mail.csv", rows.toString());

        var outcome = cli.run(
                "train",
                "text",
                "--data",
                data.toString(),
                "--label-column",
                "class",
                "--text-column",
                "body",
                "--model",
                "linear",
                "--name",
                "mail",
                "--json");

        assertThat(outcome.json()).containsEntry("labels", List.of("not spam", "very spam"));
    }

    @Test
    void takesTheSettingsOfTheAlgorithm() {
        cli.run(
                "train",
                "text",
                "--data",
                cli.messages().toString(),
                "--model",
                "linear",
                "--tokenizer",
                "english",
                "--word-pairs",
                "false",
                "--class-weights",
                "balanced",
                "--seed",
                "7");

        var shown = cli.run("models", "show", "text", "--json");
        assertThat(shown.object("settings"))
                .containsEntry("tokenizer", "english")
                .containsEntry("wordPairs", false)
                .containsEntry("classWeights", "balanced");
        assertThat(shown.json()).containsEntry("seed", 7L).containsEntry("kind", "text-linear");
    }

    @Test
    void standsAmongTheModels() {
        cli.trainSpam();

        assertThat(cli.run("models", "list").out())
                .containsPattern("spam +1 +text classifier +linear +messages.tsv +60 .* accuracy 1.0000");
        assertThat(cli.run("models", "show", "spam").out())
                .contains("kind", "text classifier", "tokenizer plain", "accuracy", "macro-f1");
    }

    @Test
    void saysWhenAModelIsOfNoUse() {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < 60; row++) {
            rows.append(row % 10 == 0 ? "no" : "yes").append("\tthe same text every time\n");
        }
        Path data = cli.write("noise.tsv", rows.toString());

        var outcome = cli.run("train", "text", "--data", data.toString(), "--model", "linear", "--json");

        assertThat(outcome.json().get("verdict").toString())
                .startsWith("the linear model is not clearly better than no model at all");
    }

    @Test
    void publishesNothingWhereAllTextsHaveOneLabel() {
        Path data = cli.write("one.tsv", "spam\tclaim it\nspam\tprize\nspam\tnow\nspam\tcall us\nspam\tfree\n");

        var outcome = cli.run("train", "text", "--data", data.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err().lines().filter(line -> line.startsWith("redstart: ")))
                .singleElement()
                .asString()
                .contains("a classifier needs texts of at least two labels");
        assertThat(Files.exists(home.resolve("models"))).isFalse();
    }
}
