package dev.redstart.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.datasets.WordVectorsLoader;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.nlp.SharedData;
import dev.redstart.nlp.classify.LstmTextTrainer.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** The figures of the README's table of networks. Those that take minutes are asked for with {@code -Dredstart.networks=all}. */
class NetworkTextAccuracyTest {
    private static final Settings DEFAULTS = Settings.defaults();

    @Test
    void textMessages() {
        var split = SplitPlan.shuffled(0.8, 42)
                .apply(TextLoader.load("sms-spam", TextOptions.defaults()).data());

        // Measured .987; another processor rounds otherwise, which is like another seed: .982 to .987.
        assertThat(accuracy(new LstmTextTrainer(DEFAULTS), split.train(), split.test()))
                .isGreaterThan(0.98);
    }

    @Test
    @EnabledIfSystemProperty(named = "redstart.networks", matches = "all")
    void mails() {
        var split = SplitPlan.shuffled(0.8, 42)
                .apply(TextLoader.load("spam-assassin", TextOptions.defaults()).data());

        assertThat(accuracy(new LstmTextTrainer(of(200, 6)), split.train(), split.test()))
                .isGreaterThan(0.98);
    }

    @Test
    @EnabledIfSystemProperty(named = "redstart.networks", matches = "all")
    void chineseHotelReviews() {
        var split = SplitPlan.shuffled(0.9, 42).apply(texts("chnsenticorp-htl/ChnSentiCorp_htl_all.csv.gz"));

        assertThat(accuracy(new LstmTextTrainer(of(100, 20)), split.train(), split.test()))
                .isGreaterThan(0.83);
    }

    @Test
    @EnabledIfSystemProperty(named = "redstart.networks", matches = "all")
    void filmReviewsByTheirLast80Words() {
        assertThat(filmReviews(new LstmTextTrainer(of(80, 3)))).isGreaterThan(0.83);
    }

    @Test
    @EnabledIfSystemProperty(named = "redstart.networks", matches = "all")
    void filmReviewsByTheirLast200WordsFromGlove() {
        assertThat(filmReviews(new LstmTextTrainer(of(200, 3), WordVectorsLoader.load("glove"))))
                .isGreaterThan(0.86);
    }

    private static Settings of(int maxLength, int epochs) {
        return DEFAULTS.withInput(DEFAULTS.input().withMaxLength(maxLength))
                .withTraining(DEFAULTS.training().withEpochs(epochs));
    }

    private static double filmReviews(NetworkTextTrainer trainer) {
        return accuracy(trainer, texts("imdb/train.tsv.gz"), texts("imdb/test.tsv.gz"));
    }

    private static Documents texts(String file) {
        var options = TextOptions.defaults().withBadRows(BadRows.Policy.SKIP);
        return TextLoader.load(SharedData.file(file).toString(), options).data();
    }

    private static double accuracy(NetworkTextTrainer trainer, Documents train, Documents test) {
        var model = trainer.train(train, Run.seeded(42));
        return TextEvaluation.of(model, test).evaluation().of("accuracy").mean();
    }
}
