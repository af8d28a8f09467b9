package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateTextCommandTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void trainSpam() {
        cli = new Cli(home);
        cli.trainSpam();
    }

    @Test
    void judgesAPublishedModelOnOtherTexts() {
        Path test = cli.write("test.tsv", "spam\tclaim the prize\nspam\tlunch at the table\nham\tsee you at lunch\n");

        var outcome = cli.run("evaluate", "text", "spam", "--data", test.toString(), "--json");

        assertThat(outcome.json())
                .containsEntry("model", "spam")
                .containsEntry("rows", 3L)
                .containsEntry("labels", List.of("ham", "spam"))
                .containsEntry("confusion", List.of(List.of(1L, 0L), List.of(1L, 1L)))
                .containsKeys("accuracy", "macroF1", "rocAuc", "ece");
        assertThat(outcome.list("perClass"))
                .extracting(figures -> figures.get("recall"))
                .containsExactly(1.0, 0.5);
    }

    @Test
    void warnsOfTextsThatTheModelWasTrainedOn() {
        var outcome =
                cli.run("evaluate", "text", "spam", "--data", cli.messages().toString());

        assertThat(outcome.err()).contains("the model was trained on these very texts, so the figures flatter it");
        assertThat(outcome.out()).contains("spam@1 on 60 texts:", "accuracy", "true \\ predicted");
    }

    @Test
    void countsALabelThatTheModelDoesNotKnowAsWrong() {
        Path test = cli.write("test.tsv", "phish\tclaim the prize\nham\tsee you at lunch\n");

        var outcome = cli.run("evaluate", "text", "spam", "--data", test.toString(), "--json");

        assertThat(outcome.err()).contains("the model does not know the label 'phish'; texts with it count as wrong");
        assertThat(outcome.json()).containsEntry("accuracy", 0.5);
    }

    @Test
    void leavesRocAucEmptyWhereAllTextsHaveOneLabel() {
        Path test = cli.write("test.tsv", "ham\tlunch\nham\tsee you at lunch\n");

        var outcome = cli.run("evaluate", "text", "spam", "--data", test.toString(), "--json");

        assertThat(outcome.json()).containsEntry("rocAuc", null).containsEntry("accuracy", 1.0);
    }

    @Test
    void judgesNoRecommender() {
        cli.run("train", "popularity", "--data", cli.shop().toString(), "--name", "shop", "--no-evaluate");

        var outcome =
                cli.run("evaluate", "text", "shop", "--data", cli.messages().toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).isEqualTo("redstart: model 'shop' is a recommender; this needs a text classifier\n");
    }
}
