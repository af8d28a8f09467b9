package dev.redstart.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.data.Table;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.evaluate.Verdict;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.TableLoader;
import dev.redstart.datasets.TableOptions;
import dev.redstart.tabular.explain.ReasonCodes;
import dev.redstart.tabular.explain.TableShap;
import org.junit.jupiter.api.Test;

/** The figures of the README's table: shuffled by seed 42, four fifths for training, a fifth for the test. */
class TableAccuracyTest {
    private static final Run RUN = Run.seeded(42);

    private static Split<Table> split(String name) {
        return SplitPlan.shuffled(0.8, 42)
                .apply(TableLoader.load(name, TableOptions.defaults()).data());
    }

    private static double figure(ClassificationEvaluation evaluation, String name) {
        return evaluation.evaluation().of(name).mean();
    }

    @Test
    void creditDefault() {
        var split = split("credit-default");
        var baseline = new LinearTableTrainer(LinearTableTrainer.Settings.defaults()).train(split.train(), RUN);
        var network = new MlpTrainer(MlpTrainer.Settings.defaults()).train(split.train(), RUN);

        var linear = TableEvaluation.of(baseline, split.test());
        var mlp = TableEvaluation.of(network, split.test());

        assertThat(figure(linear, "roc-auc")).isGreaterThan(0.735);
        assertThat(figure(mlp, "roc-auc")).isGreaterThanOrEqualTo(0.77);
        assertThat(figure(mlp, "gini")).isCloseTo(2 * figure(mlp, "roc-auc") - 1, within(1e-12));
        assertThat(figure(mlp, "ks")).isGreaterThan(0.41);
        assertThat(figure(mlp, "brier")).isLessThan(0.135);
        assertThat(TableVerdict.of(linear, mlp).published()).isEqualTo(Verdict.Choice.NETWORK);
        assertExplained(network, split.test());
    }

    /** The decision's parts add up, and what speaks for default is named. */
    private static void assertExplained(TableClassifier model, Table test) {
        var shap = new TableShap(TableShap.Settings.defaults(), 1);
        for (int row = 0; row < 3; row++) {
            var why = shap.explain(model, test.row(row), "1");
            double sum = why.columns().stream()
                    .mapToDouble(column -> column.weight())
                    .sum();
            assertThat(why.base() + sum).isCloseTo(why.probability(), within(1e-6));
            assertThat(why.probability()).isEqualTo(model.probabilities(test.row(row))[1]);
        }
        var late = test.row(0).with("PAY_0", 3).with("PAY_2", 2);
        assertThat(new ReasonCodes(shap, "1", 3).of(model, late).getFirst().text())
                .isEqualTo("PAY_0 is 3, typical is 0");
    }

    /** As published: columns standardised, and nothing else done to them. */
    @Test
    void creditDefaultByPlainLogisticRegression() {
        var split = split("credit-default");
        var settings =
                LinearTableTrainer.Settings.defaults().withScaling(dev.redstart.tabular.features.Scaling.STANDARD);

        var evaluation = TableEvaluation.of(new LinearTableTrainer(settings).train(split.train(), RUN), split.test());

        assertThat(figure(evaluation, "roc-auc")).isBetween(0.715, 0.73);
    }

    @Test
    void digits() {
        var split = split("digits");

        var network = new MlpTrainer(MlpTrainer.Settings.defaults()).train(split.train(), RUN);

        assertThat(figure(TableEvaluation.of(network, split.test()), "accuracy"))
                .isGreaterThanOrEqualTo(0.97);
    }
}
