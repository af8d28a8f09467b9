package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.app.Redstart;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real program, stopped in the middle. By SIGTERM: a shell may have told its children to ignore Ctrl-C. */
class InterruptTest {
    private static final int TERMINATED = 143;

    @TempDir
    private Path home;

    @Test
    @Timeout(60)
    void stopsTrainingAndPublishesNothing() throws IOException, InterruptedException {
        Process training = redstart(
                "train",
                "als",
                "--data",
                new Cli(home).shop().toString(),
                "--no-evaluate",
                "--iterations",
                "100000000");
        List<String> said = new ArrayList<>();

        try (BufferedReader err = training.errorReader()) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                said.add(line);
                if (line.startsWith("training als on all")) {
                    // Not Process.destroy, which closes the streams that are read here.
                    training.toHandle().destroy();
                }
            }
        }

        assertThat(training.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).last().isEqualTo("stopped, nothing was published");
        assertThat(training.exitValue()).isEqualTo(TERMINATED);
        assertThat(Files.exists(home.resolve("models"))).isFalse();
    }

    @Test
    @Timeout(180)
    void keepsWhatANetworkHasLearnedAndGoesOnWithIt() throws IOException, InterruptedException {
        Cli cli = new Cli(home);
        String[] network = {
            "train",
            "text",
            "--data",
            cli.messages().toString(),
            "--model",
            "lstm",
            "--name",
            "spam",
            "--units",
            "4",
            "--dimensions",
            "4",
            "--patience",
            "0",
            "--epochs",
            "100000000"
        };
        Path checkpoint = home.resolve("checkpoints/spam/judged.safetensors");

        Process killed = redstart(network);
        awaitFile(checkpoint, killed);
        killed.destroyForcibly().waitFor();
        Process stopped = redstart(with(network, "--resume"));
        List<String> said = new ArrayList<>();
        try (BufferedReader err = stopped.errorReader()) {
            for (String line = err.readLine(); line != null; line = err.readLine()) {
                said.add(line);
                if (line.startsWith("training lstm on")) {
                    stopped.toHandle().destroy();
                }
            }
        }

        assertThat(stopped.waitFor()).isEqualTo(TERMINATED);
        assertThat(said)
                .last()
                .isEqualTo("stopped, nothing was published; the same command with --resume goes on (checkpoint in "
                        + checkpoint.getParent() + ")");
        assertThat(Files.exists(home.resolve("models"))).isFalse();
        network[network.length - 1] = "2";
        assertThat(cli.run(with(network, "--seed", "9", "--resume")).err()).contains("another seed");
        assertThat(cli.run(with(network, "--resume")).code()).isZero();
        assertThat(checkpoint).doesNotExist();
        assertThat(cli.run("classify", "text", "spam", "a prize").code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"image", "table"})
    @Timeout(180)
    void goesOnWithNetworksOfEveryKind(String kind) throws IOException, InterruptedException {
        Cli cli = new Cli(home);
        Path data = kind.equals("image") ? cli.digits() : cli.loans();
        String model = kind.equals("image") ? "lenet" : "mlp";
        String[] network = {
            "train",
            kind,
            "--data",
            data.toString(),
            "--model",
            model,
            "--name",
            "kept",
            "--patience",
            "0",
            "--epochs",
            "10000000"
        };
        Path checkpoint = home.resolve("checkpoints/kept/judged.safetensors");

        Process killed = redstart(network);
        awaitFile(checkpoint, killed);
        killed.destroyForcibly().waitFor();
        network[network.length - 1] = "3";
        var other = cli.run(with(network, "--seed", "9", "--resume"));
        var resumed = cli.run(with(network, "--resume"));

        assertThat(other.err()).contains("another seed");
        assertThat(resumed.err()).doesNotContain("redstart:");
        assertThat(resumed.out()).contains("published kept@1");
        assertThat(checkpoint).doesNotExist();
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Arrays.stream(words), Arrays.stream(more)).toArray(String[]::new);
    }

    private static void awaitFile(Path file, Process writer) throws InterruptedException {
        while (!Files.exists(file)) {
            assertThat(writer.isAlive()).isTrue();
            Thread.sleep(20);
        }
    }

    /** ND4J costs a second and half a gigabyte: who needs no network does not pay for it. */
    @Test
    @Timeout(60)
    void loadsNoNetworkLibraryForOtherCommands() throws IOException, InterruptedException {
        Path data = new Cli(home).messages();
        Path log = home.resolve("classes.log");
        String[][] commands = {
            {"train", "text", "--data", data.toString(), "--model", "linear", "--name", "spam"},
            {"classify", "text", "spam", "a prize"},
            {"models", "list"}
        };

        for (String[] command : commands) {
            Process process = redstart(List.of("-Xlog:class+load:file=" + log), command);
            assertThat(process.waitFor()).isZero();

            assertThat(Files.readString(log))
                    .contains("dev.redstart.app.cli.RedstartCommand")
                    .doesNotContain("org.nd4j.linalg", "org.deeplearning4j.nn", "org.bytedeco", "ai.onnxruntime");
        }
    }

    private Process redstart(String... arguments) throws IOException {
        return redstart(List.of(), arguments);
    }

    private Process redstart(List<String> jvm, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Redstart.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("REDSTART_HOME", home.toString());
        return builder.start();
    }
}
