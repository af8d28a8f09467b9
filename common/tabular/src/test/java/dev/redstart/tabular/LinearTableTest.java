package dev.redstart.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import dev.redstart.common.data.TableRow;
import dev.redstart.common.train.Run;
import dev.redstart.tabular.LinearTableTrainer.Settings;
import dev.redstart.tensor.network.ClassWeights;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LinearTableTest {
    private static final Run RUN = Run.seeded(1);

    private final LinearTableTrainer trainer = new LinearTableTrainer(Settings.defaults());

    /**
     * Four rows, x = -1, -1, 1, 1 with labels a, b, b, b. {@code sum ln(1 + exp(-y (b + w x))) + w^2 / 2} is least at b = 1.18420, w = 0.58338: found by
     * Newton's method in Python.
     */
    @Test
    void findsTheMinimumOfThePenalisedLoss() {
        var rows = Table.builder()
                .numbers("x", new float[] {-1, -1, 1, 1})
                .labels("y", List.of("a", "b", "b", "b"))
                .build(Source.inMemory("four"));

        var model = trainer.train(rows, RUN);

        assertThat(logit(model, -1)).isCloseTo(0.60082, within(1e-4));
        assertThat(logit(model, 1)).isCloseTo(1.76757, within(1e-4));
    }

    private static double logit(TableClassifier model, double x) {
        float[] probabilities = model.probabilities(new TableRow(Map.of("x", x)));
        return Math.log(probabilities[1] / probabilities[0]);
    }

    @Test
    void findsTheProbabilitiesThatMadeTheRows() {
        var model = new LinearTableTrainer(Settings.defaults().withValidationShare(0))
                .train(Tables.logistic(20_000, 1), RUN);

        // p = 1 / (1 + exp(1 - 2 age))
        assertThat(probability(model, 0)).isCloseTo(1 / (1 + Math.exp(1)), within(0.02));
        assertThat(probability(model, 1)).isCloseTo(1 / (1 + Math.exp(-1)), within(0.02));
    }

    private static double probability(TableClassifier model, double age) {
        var answer = model.answer(new TableRow(Map.of("age", age, "noise", 0)));
        return answer.label().equals("default") ? answer.probability() : 1 - answer.probability();
    }

    @Test
    void knowsMoreThanTwoLabels() {
        var rows = Table.builder()
                .numbers("x", new float[] {0, 1, 2, 0, 1, 2, 0, 1, 2})
                .labels("y", List.of("low", "mid", "top", "low", "mid", "top", "low", "mid", "top"))
                .build(Source.inMemory("three"));

        var model = new LinearTableTrainer(Settings.defaults().withL2(0.01)).train(rows, RUN);

        assertThat(model.answer(new TableRow(Map.of("x", 0))).label()).isEqualTo("low");
        assertThat(model.answer(new TableRow(Map.of("x", 1))).label()).isEqualTo("mid");
        assertThat(model.answer(new TableRow(Map.of("x", 2))).labels()).hasSize(3);
    }

    @Test
    void balancedWeightsFindMoreOfTheRareLabel() {
        var rows = Tables.logistic(5_000, 2);
        var equal = trainer.train(rows, RUN);
        var balanced =
                new LinearTableTrainer(Settings.defaults().withClassWeights(ClassWeights.balanced())).train(rows, RUN);

        assertThat(probability(balanced, 0)).isGreaterThan(probability(equal, 0) + 0.05);
    }

    @Test
    void isTheSameEveryTime() {
        var rows = Tables.logistic(2_000, 3);

        assertThat(trainer.train(rows, RUN).probabilities(rows))
                .isDeepEqualTo(trainer.train(rows, RUN).probabilities(rows));
    }

    @Test
    void saysWhyItCannotLearn() {
        var unlabelled = Table.builder().numbers("x", new float[] {1, 2}).build(Source.inMemory("loans"));
        var alike = Table.builder()
                .numbers("x", new float[] {1, 2})
                .labels("y", List.of("a", "a"))
                .build(Source.inMemory("loans"));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> trainer.train(unlabelled, RUN))
                .withMessage("loans has no label column; name the column that holds the label");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> trainer.train(alike, RUN))
                .withMessage("loans has 2 rows and all of one label; a classifier needs rows of at least two labels");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> TableEvaluation.of(trainer.train(Tables.logistic(100, 1), RUN), unlabelled))
                .withMessage("loans has no label column; name the column that holds the label");
    }

    @Test
    void settingsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withL2(-1))
                .withMessage("l2 must be at least 0, got -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withIterations(0))
                .withMessage("iterations must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withMaxCategories(0))
                .withMessage("maxCategories must be at least 1, got 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withValidationShare(0.6))
                .withMessage("validationShare must be between 0 and 0.5, got 0.6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new LinearTableTrainer(
                                Settings.defaults().withClassWeights(ClassWeights.of(List.of(1.0, 2.0, 3.0))))
                        .train(Tables.logistic(100, 1), RUN))
                .withMessage("there are 3 class weights for 2 labels");
    }

    @Test
    void aLabelThatTheModelDoesNotKnowIsNeverFound() {
        var model = trainer.train(Tables.logistic(500, 1), RUN);
        var test = Table.builder()
                .numbers("age", new float[] {3, 3})
                .numbers("noise", new float[] {0, 0})
                .labels("outcome", List.of("default", "moved away"))
                .build(Source.inMemory("test"));

        var evaluation = TableEvaluation.of(model, test);

        assertThat(evaluation.labels().ids()).containsExactly("a paid loan", "default", "moved away");
        assertThat(evaluation.evaluation().of("accuracy").mean()).isEqualTo(0.5);
    }
}
