package dev.redstart.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkCommandTest {
    @TempDir
    private Path home;

    @Test
    void timesEachTask() {
        Cli cli = new Cli(home);

        var outcome =
                cli.run("benchmark", "recommender", "--data", cli.ratings().toString(), "--json");

        assertThat(outcome.err()).doesNotContain("redstart:");
        assertThat(outcome.json()).containsKeys("processor", "java", "vectors", "tasks");
        assertThat(outcome.list("tasks")).isNotEmpty().allSatisfy(task -> {
            assertThat(task).containsKeys("task", "cpuSeconds", "coldCpuSeconds", "rate", "unit");
            assertThat((double) task.get("rate")).isPositive();
        });
    }

    @ParameterizedTest
    @CsvSource({"text, imdb", "image, mnist"})
    void saysBeforeTheWorkThatASetIsMissing(String subject, String set) {
        var outcome = new Cli(home).run("benchmark", subject, "--data-dir", home.toString());

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .startsWith("redstart: there is no file or folder '")
                .contains(set)
                .hasLineCount(1);
    }
}
