package dev.redstart.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.TableLoader;
import dev.redstart.datasets.TableOptions;
import dev.redstart.tabular.explain.ReasonCodes;
import dev.redstart.tabular.explain.TableShap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example of the module's README: it compiles, it runs, and the README shows exactly these lines. */
class ReadmeExampleTest {
    private static final Path README = Path.of("README.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/redstart/tabular/ReadmeExampleTest.java");

    @Test
    void runs() {
        // readme: begin
        var clients =
                TableLoader.load("credit-default", TableOptions.defaults()).data();
        var split = SplitPlan.shuffled(0.8, 42).apply(clients);
        var run = Run.seeded(42);
        var baseline = new LinearTableTrainer(LinearTableTrainer.Settings.defaults()).train(split.train(), run);
        var network = new MlpTrainer(MlpTrainer.Settings.defaults().withEpochs(5)).train(split.train(), run);

        var report = TableEvaluation.of(network, split.test()); // roc-auc, gini, ks, pr-auc, brier ... with intervals
        var verdict = TableVerdict.of(TableEvaluation.of(baseline, split.test()), report); // which one, and why
        var client = split.test().row(0); // or new TableRow(Map.of("LIMIT_BAL", 20000, ...))
        var answer = network.answer(client); // 0 or 1, and the probability of each
        var reasons = new ReasonCodes(new TableShap(TableShap.Settings.defaults(), 42), "1", 3).of(network, client);
        // readme: end

        assertThat(report.evaluation().of("roc-auc").mean()).isGreaterThan(0.76);
        assertThat(verdict.reason()).startsWith("publish the network");
        assertThat(answer.labels()).hasSize(2);
        assertThat(reasons).hasSizeLessThanOrEqualTo(3);
    }

    @Test
    void standsInTheReadmeAsItIs() throws IOException {
        String region = Files.readString(SOURCE)
                .lines()
                .dropWhile(line -> !line.contains("// readme" + ": begin"))
                .skip(1)
                .takeWhile(line -> !line.contains("// readme" + ": end"))
                .map(line -> line.substring(Math.min(8, line.length())))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(README)).contains(region);
    }
}
