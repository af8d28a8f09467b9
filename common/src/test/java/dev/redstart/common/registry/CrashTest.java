package dev.redstart.common.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.WordWeights;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Processes that are killed, race, or run out of space while they publish. */
@Timeout(120)
class CrashTest {
    private static final WordWeights.Format FORMAT = new WordWeights.Format();
    private static final WordWeights MODEL = WordWeights.ofSize(50_000);

    @TempDir
    Path folder;

    @Test
    void showsNothingOfAVersionWhoseProcessWasKilledAndTidiesUpLater() throws IOException, InterruptedException {
        ModelRegistry registry = ModelRegistry.at(folder);
        publish(registry);
        Process process = PublishingProcess.start(folder, "half", 50_000);
        assertThat(process.inputReader().readLine()).isEqualTo("half");
        Path staging = stagingFolders().getFirst();
        assertThat(stagingFolders()).hasSize(1);

        assertThat(registry.versionNumbers("shop")).containsExactly(1);
        Files.setLastModifiedTime(staging, FileTime.from(Instant.EPOCH));
        publish(registry);
        assertThat(staging).as("the other process is alive").exists();

        kill(process);
        assertThat(staging).exists();
        assertThat(registry.names()).containsExactly("shop");
        assertThat(registry.versionNumbers("shop")).containsExactly(1, 2);
        assertThat(publish(registry).version()).isEqualTo(3);
        assertThat(stagingFolders()).isEmpty();
        assertAllWhole(registry);
    }

    /** Five kills at moments that differ. */
    @Test
    void keepsEveryPublishedVersionWhenProcessesAreKilled() throws IOException, InterruptedException {
        ModelRegistry registry = ModelRegistry.at(folder);
        publish(registry);
        int acknowledged = 1;
        for (int round = 0; round < 5; round++) {
            Process process = PublishingProcess.start(folder, "1000000", 50_000);
            for (int version = 0; version <= round; version++) {
                acknowledged = Integer.parseInt(process.inputReader().readLine());
            }
            Thread.sleep(round * 7L);
            kill(process);

            assertThat(registry.versionNumbers("shop")).contains(1, acknowledged);
            assertAllWhole(registry);
        }
        assertThat(publish(registry).version()).isGreaterThan(acknowledged);
    }

    @Test
    void givesTwoProcessesDifferentNumbers() throws IOException, InterruptedException {
        Process one = PublishingProcess.start(folder, "10", 10);
        Process other = PublishingProcess.start(folder, "10", 10);

        List<String> numbers = new ArrayList<>(one.inputReader().lines().toList());
        numbers.addAll(other.inputReader().lines().toList());

        assertThat(one.waitFor()).isZero();
        assertThat(other.waitFor()).isZero();
        assertThat(numbers).hasSize(20).doesNotHaveDuplicates();
        assertThat(ModelRegistry.at(folder).versionNumbers("shop")).hasSize(20).endsWith(20);
    }

    /**
     * A limit on the size of files stands for a full disk: it needs no rights, and it strikes in the middle of a write
     * too.
     */
    @Test
    void leavesTheRegistryAsItWasWhenThereIsNoSpace() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a shell to limit a process");
        ModelRegistry registry = ModelRegistry.at(folder);
        publish(registry);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", "ulimit -f 200 && exec \"$@\"", "sh"));
        command.addAll(PublishingProcess.command(folder, "1", 50_000));

        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(output).contains("ModelException: cannot write " + folder + ": File too large");
        assertThat(stagingFolders()).isEmpty();
        assertThat(registry.versionNumbers("shop")).containsExactly(1);
        assertAllWhole(registry);
    }

    private static ModelVersion publish(ModelRegistry registry) {
        return registry.publish("shop", MODEL, FORMAT, PublishNotes.of(WordWeights.provenance()));
    }

    /** SIGKILL: no shutdown hook, no finally. */
    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private static void assertAllWhole(ModelRegistry registry) {
        for (ModelVersion version : registry.versions("shop")) {
            assertThat(Bundle.read(version.path(), FORMAT)).isEqualTo(MODEL);
        }
    }

    private List<Path> stagingFolders() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".tmp"))
                    .toList();
        }
    }
}
