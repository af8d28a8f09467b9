package dev.redstart.tabular.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import dev.redstart.common.train.Run;
import dev.redstart.tabular.LinearTableTrainer;
import dev.redstart.tabular.LinearTableTrainer.Settings;
import dev.redstart.tabular.Tables;
import dev.redstart.tabular.explain.PermutationImportance.ColumnImportance;
import org.junit.jupiter.api.Test;

class PermutationImportanceTest {
    private static final Run RUN = Run.seeded(1);

    @Test
    void aColumnIsImportantIfTheModelFallsWithoutIt() {
        var model = new LinearTableTrainer(Settings.defaults()).train(Tables.logistic(5_000, 1), RUN);

        var importances = PermutationImportance.defaults().of(model, Tables.logistic(2_000, 2), RUN);

        assertThat(importances).extracting(ColumnImportance::column).containsExactly("age", "noise");
        // Without age the area falls to that of chance.
        assertThat(importances.getFirst().drop()).isBetween(0.3, 0.5);
        assertThat(importances.getLast().drop()).isCloseTo(0, within(0.01));
    }

    @Test
    void isTheSameForTheSameSeed() {
        var model = new LinearTableTrainer(Settings.defaults()).train(Tables.logistic(500, 1), RUN);
        var test = Tables.logistic(500, 2);
        var importance = new PermutationImportance("accuracy", 2);

        assertThat(importance.of(model, test, RUN)).isEqualTo(importance.of(model, test, RUN));
    }

    @Test
    void saysWhatItNeeds() {
        var model = new LinearTableTrainer(Settings.defaults()).train(Tables.logistic(500, 1), RUN);
        var unlabelled = Table.builder()
                .numbers("age", new float[] {1})
                .numbers("noise", new float[] {1})
                .build(Source.inMemory("loans"));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> PermutationImportance.defaults().of(model, unlabelled, RUN))
                .withMessage("loans has no label column; name the column that holds the label");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PermutationImportance("loss", 5))
                .withMessage(
                        "metric must be one of roc-auc, accuracy, macro-f1, macro-precision, macro-recall, got 'loss'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PermutationImportance("accuracy", 0))
                .withMessage("repeats must be at least 1, got 0");
    }
}
