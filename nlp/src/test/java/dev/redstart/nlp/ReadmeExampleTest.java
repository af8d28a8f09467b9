package dev.redstart.nlp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.nlp.classify.LinearTextTrainer;
import dev.redstart.nlp.classify.TextEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The example of the module's README: it compiles, it runs, and the README shows exactly these lines. */
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

        assertThat(report.evaluation().of("accuracy").mean()).isGreaterThan(0.98);
        assertThat(answer.label()).isEqualTo("spam");
        assertThat(why.tokens()).hasSize(7);
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
