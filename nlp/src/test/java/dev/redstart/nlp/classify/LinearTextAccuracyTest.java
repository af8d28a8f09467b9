package dev.redstart.nlp.classify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.nlp.SharedData;
import org.junit.jupiter.api.Test;

/** The figures of the README's table. */
class LinearTextAccuracyTest {
    private static final LinearTextTrainer TRAINER = new LinearTextTrainer(LinearTextTrainer.Settings.defaults());

    @Test
    void filmReviews() {
        var train = texts("imdb/train.tsv.gz");
        var test = texts("imdb/test.tsv.gz");

        var model = TRAINER.train(train, Run.seeded(42));

        assertThat(accuracy(model, test)).isGreaterThan(0.905);
    }

    @Test
    void mails() {
        var split = SplitPlan.shuffled(0.8, 42)
                .apply(TextLoader.load("spam-assassin", TextOptions.defaults()).data());

        assertThat(accuracy(TRAINER.train(split.train(), Run.seeded(42)), split.test()))
                .isGreaterThan(0.985);
    }

    @Test
    void chineseHotelReviews() {
        var split = SplitPlan.shuffled(0.9, 42).apply(texts("chnsenticorp-htl/ChnSentiCorp_htl_all.csv.gz"));

        assertThat(accuracy(TRAINER.train(split.train(), Run.seeded(42)), split.test()))
                .isGreaterThan(0.865);
    }

    private static Documents texts(String file) {
        var options = TextOptions.defaults().withBadRows(BadRows.Policy.SKIP);
        return TextLoader.load(SharedData.file(file).toString(), options).data();
    }

    private static double accuracy(LinearTextClassifier model, Documents test) {
        return TextEvaluation.of(model, test).evaluation().of("accuracy").mean();
    }
}
