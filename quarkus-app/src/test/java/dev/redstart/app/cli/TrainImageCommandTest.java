package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.vision.image.PngWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainImageCommandTest {
    @TempDir
    private Path home;

    private Cli cli;

    @BeforeEach
    void openHome() {
        cli = new Cli(home);
    }

    /** A small network, which some seconds are enough for. */
    private Cli.Outcome train(Path data, String... options) {
        List<String> words = new ArrayList<>(List.of("train", "image", "--data", data.toString(), "--name", "squares"));
        words.addAll(Arrays.asList(options));
        return cli.run(words.toArray(String[]::new));
    }

    @Test
    void judgesANetworkBesideItsBaselineAndPublishesTheOneThatWasAskedFor() {
        var outcome = train(cli.pictures(), "--model", "lenet", "--epochs", "2", "--json");

        assertThat(outcome.err()).doesNotContain("redstart:").contains("images a second on this machine, at most ");
        assertThat(outcome.json())
                .containsEntry("name", "squares")
                .containsEntry("version", 1L)
                .containsEntry("algorithm", "cnn")
                .containsEntry("rows", 40L)
                .containsEntry("labels", List.of("left", "right"))
                .containsEntry("split", "shuffled:0.8");
        assertThat(outcome.object("baseline"))
                .containsEntry("algorithm", "linear")
                .containsKeys("accuracy", "macroF1", "rocAuc", "ece", "intervals");
        assertThat(outcome.object("network")).containsKeys("accuracy", "macroF1", "rocAuc", "ece", "intervals");
        assertThat(outcome.object("network").get("epochs"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(outcome.json().get("verdict").toString()).startsWith("publish the ");
        var shown = cli.run("models", "show", "squares", "--json");
        assertThat(shown.json()).containsEntry("kind", "image-network");
        assertThat(shown.object("settings")).containsEntry("architecture", "lenet");
    }

    @Test
    void judgesOnTheTestPartThatTheDataHasAndPublishesTheModelThatWasJudged() {
        var outcome = train(cli.digits(), "--model", "linear", "--json");

        assertThat(outcome.json()).containsEntry("rows", 40L).containsEntry("split", "given");
        var judged =
                cli.run("evaluate", "image", "squares", "--data", cli.digits().toString(), "--json");
        assertThat(judged.err()).doesNotContain("flatters");
        assertThat(judged.json())
                .containsEntry("rows", 20L)
                .containsEntry("accuracy", outcome.object("baseline").get("accuracy"))
                .containsKeys("perClass", "confusion");
    }

    @Test
    void leavesOutPicturesThatCannotBeRead() {
        Path data = cli.pictures();
        byte[] whole = PngWriter.bytes(Cli.square(true, 7));
        cli.writeBytes("pictures/left/cut.png", Arrays.copyOf(whole, whole.length / 2));

        var stopped = train(data, "--model", "linear");
        var skipped = train(data, "--model", "linear", "--skip-bad-rows", "--json");

        assertThat(stopped.code()).isEqualTo(1);
        assertThat(stopped.err().lines().filter(line -> line.startsWith("redstart: ")))
                .singleElement()
                .asString()
                .contains("left/cut.png");
        assertThat(skipped.err()).contains("1 bad image left out; the first: left/cut.png");
        assertThat(skipped.json()).containsEntry("rows", 40L);
    }

    @Test
    void takesTheSettingsOfTheNetwork() {
        train(
                cli.digits(),
                "--model",
                "default",
                "--epochs",
                "1",
                "--flip-columns",
                "--shift",
                "0.1",
                "--fit",
                "crop",
                "--seed",
                "7");

        var shown = cli.run("models", "show", "squares", "--json");
        assertThat(shown.json()).containsEntry("seed", 7L);
        assertThat(shown.object("settings").toString()).contains("architecture=default", "fit=crop", "shift=0.1");
    }

    @Test
    void saysWhichWordsAndOptionsThereAre() {
        var model = train(cli.digits(), "--model", "lenett");
        var option = train(cli.digits(), "--model", "linear", "--flip-rows");
        var resume = train(cli.digits(), "--model", "linear", "--resume");

        assertThat(model.code()).isEqualTo(2);
        assertThat(model.err())
                .contains("--model must be one of auto, linear, default, lenet, seed28, seed224-gray, seed224-rgb, got"
                        + " 'lenett'")
                .contains("did you mean 'lenet'?");
        assertThat(option.err()).contains("--flip-rows does not go with linear");
        assertThat(resume.err()).contains("--resume is for networks, and --model linear is none");
    }
}
