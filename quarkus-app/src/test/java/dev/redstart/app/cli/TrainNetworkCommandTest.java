package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainNetworkCommandTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void openHome() {
        cli = new Cli(home);
    }

    @Test
    void judgesANetworkBesideItsBaselineAndPublishesWhatTheVerdictNames() {
        var outcome = cli.trainNetwork("spam", "--units", "8", "--epochs", "4", "--json");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.json())
                .containsEntry("name", "spam")
                .containsEntry("version", 1L)
                .containsEntry("algorithm", "linear");
        assertThat(outcome.object("baseline"))
                .containsEntry("algorithm", "linear")
                .containsEntry("accuracy", 1.0);
        assertThat(outcome.object("network"))
                .containsEntry("algorithm", "lstm")
                .containsKeys("accuracy", "macroF1", "ece");
        assertThat((List<?>) outcome.object("network").get("epochs"))
                .hasSize(4)
                .first()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("epoch", 1L)
                .containsKeys("loss", "seconds");
        assertThat(outcome.json().get("verdict").toString()).startsWith("publish the baseline: ");
        assertThat(home.resolve("checkpoints")).isEmptyDirectory();
    }

    @Test
    void publishesTheNetworkThatWasAskedForAndSaysWhatTheFiguresSay() {
        var outcome = cli.trainNetwork("spam", "--model", "lstm", "--units", "8", "--bidirectional", "--epochs", "4");

        assertThat(outcome.out())
                .contains("linear (baseline)", "lstm", "epoch", "loss █")
                .contains("published spam@1: lstm, 60 texts, 2 labels")
                .contains("publish the baseline: ", "; lstm was published, since --model asked for it");
        var shown = cli.run("models", "show", "spam", "--json");
        assertThat(shown.json()).containsEntry("kind", "text-network").containsEntry("algorithm", "lstm");
        assertThat(shown.object("settings"))
                .containsEntry("units", 8L)
                .containsEntry("bidirectional", true)
                .containsEntry("maxLength", 10L)
                .containsEntry("epochs", 4L);
        assertThat(shown.object("baselineMetrics")).containsKeys("accuracy");
    }

    @Test
    void trainsFiltersThatBeginWithGivenVectors() {
        Path vectors = cli.write("vectors.txt", "prize 1 0 0\nlunch 0 1 0\n");

        var outcome = cli.trainNetwork(
                "spam", "--model", "cnn", "--vectors", vectors.toString(), "--filters", "4", "--epochs", "3", "--json");

        assertThat(outcome.err()).doesNotContain("redstart:");
        assertThat(outcome.object("network")).containsEntry("algorithm", "cnn");
        assertThat(cli.run("models", "show", "spam", "--json").object("settings"))
                .containsEntry("dimensions", 3L)
                .containsEntry("filters", 4L);
    }

    @Test
    void drawsCurvesForTensorBoard() throws IOException {
        Path curves = home.resolve("curves");

        cli.trainNetwork(
                "spam", "--model", "lstm", "--units", "4", "--epochs", "2", "--tensorboard", curves.toString());

        assertThat(events(curves.resolve("spam/judged"))).contains("network-epochs/epoch-loss", "weights/");
        assertThat(events(curves.resolve("spam/published"))).contains("network-epochs/loss");
    }

    private static String events(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return Files.readString(files.findFirst().orElseThrow(), StandardCharsets.ISO_8859_1);
        }
    }

    @Test
    void keepsLabelsWithSpacesAndRareOnes() {
        StringBuilder rows = new StringBuilder("odd one\tonly once\n");
        for (int row = 0; row < 40; row++) {
            rows.append(row % 2 == 0 ? "very good\ta fine day " : "not good\ta dull day ")
                    .append(row)
                    .append('\n');
        }
        Path data = cli.write("moods.tsv", rows.toString());

        var outcome = cli.run(
                "train",
                "text",
                "--data",
                data.toString(),
                "--no-header",
                "--label-column",
                "0",
                "--text-column",
                "1",
                "--model",
                "lstm",
                "--units",
                "4",
                "--dimensions",
                "4",
                "--epochs",
                "2",
                "--name",
                "moods",
                "--json");

        assertThat(outcome.json().get("labels")).isEqualTo(List.of("not good", "odd one", "very good"));
        assertThat(cli.run("classify", "text", "moods", "a fine day", "--json").list("labels"))
                .hasSize(3);
    }

    @Test
    void hasNothingToResumeWhereNothingWasStopped() {
        var outcome = cli.trainNetwork("spam", "--resume");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err())
                .startsWith("redstart: there is nothing to resume: no checkpoint in ")
                .hasLineCount(1);
    }
}
