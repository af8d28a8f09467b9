package dev.redstart.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.evaluate.Verdict;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.nlp.classify.LinearTextTrainer;
import dev.redstart.nlp.classify.LstmTextTrainer;
import dev.redstart.nlp.classify.TextEvaluation;
import dev.redstart.nlp.classify.TextVerdict;
import dev.redstart.nlp.explain.TextExplainers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples of the module's README: they compile, they run, and the README shows exactly these lines. */
class ReadmeExampleTest {
    private static final Path README = Path.of("README.md");
    private static final Path SOURCE = Path.of("src/test/java/dev/redstart/nlp/ReadmeExampleTest.java");

    @Test
    void runs() {
        // readme: begin
        var mails = TextLoader.load("sms-spam", TextOptions.defaults()).data();
        var split = SplitPlan.shuffled(0.8, 42).apply(mails);
        var trained = new LinearTextTrainer(LinearTextTrainer.Settings.defaults()).fit(split.train(), Run.seeded(42));
        var model = trained.model();

        var report = TextEvaluation.of(model, split.test()); // accuracy, macro-f1, roc-auc, ece: each with its interval
        var text = "You have won a prize, call now";
        var answer = model.answer(text); // spam, and the probability of each label
        var why = model.contributions(text, mails.labels().indexOf("spam")); // what each word adds
        // readme: end

        // network: begin
        var settings = LstmTextTrainer.Settings.defaults();
        var network = new LstmTextTrainer(settings.withInput(settings.input().withMaxLength(40)))
                .train(split.train(), Run.seeded(42));
        var verdict = TextVerdict.of(report, TextEvaluation.of(network, split.test())); // which to publish, and why
        var weights = TextExplainers.named("integrated-gradients", 1).explain(network, text, "spam");
        // network: end

        assertThat(report.evaluation().of("accuracy").mean()).isGreaterThan(0.98);
        assertThat(answer.label()).isEqualTo("spam");
        assertThat(why.tokens()).hasSize(7);
        assertThat(verdict.published()).isEqualTo(Verdict.Choice.BASELINE);
        assertThat(weights.words()).hasSize(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"readme", "network"})
    void standsInTheReadmeAsItIs(String name) throws IOException {
        String region = Files.readString(SOURCE)
                .lines()
                .dropWhile(line -> !line.contains("// " + name + ": begin"))
                .skip(1)
                .takeWhile(line -> !line.contains("// " + name + ": end"))
                .map(line -> line.substring(Math.min(8, line.length())))
                .collect(Collectors.joining("\n"));

        assertThat(Files.readString(README)).contains(region);
    }
}
