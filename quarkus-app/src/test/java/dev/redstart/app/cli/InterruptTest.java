package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.app.Redstart;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

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

    private Process redstart(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Redstart.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("REDSTART_HOME", home.toString());
        return builder.start();
    }
}
