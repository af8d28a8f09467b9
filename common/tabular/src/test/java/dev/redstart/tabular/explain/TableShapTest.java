package dev.redstart.tabular.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.TableRow;
import dev.redstart.tabular.explain.ReasonCodes.Reason;
import dev.redstart.tabular.explain.TableShap.Settings;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableShapTest {
    private final TableShap shap = new TableShap(Settings.defaults(), 1);

    private static double[] weights(TableExplanation explanation) {
        return explanation.columns().stream().mapToDouble(ColumnWeight::weight).toArray();
    }

    /**
     * {@code f = .1 + .3 a + .2 bc - .1 ac}. What two columns do together they share equally: {@code a = .3 - .05}, {@code b = .1}, {@code c = .1 -
     * .05}; {@code .1 + .25 + .1 + .05 = .5 = f(abc)}.
     */
    @Test
    void givesTheShapleyValuesOfThreeColumns() {
        var model = new FakeClassifier(3, row -> .1 + .3 * row[0] + .2 * row[1] * row[2] - .1 * row[0] * row[2]);

        var answer = shap.explain(model, model.ones(), "bad");

        assertThat(answer.base()).isCloseTo(.1, within(1e-6));
        assertThat(answer.probability()).isCloseTo(.5, within(1e-6));
        assertThat(weights(answer)).containsExactly(new double[] {.25, .1, .05}, within(1e-6));
        assertThat(weights(shap.explain(model, model.ones(), "good")))
                .containsExactly(new double[] {-.25, -.1, -.05}, within(1e-6));
    }

    @Test
    void addsUpForManyColumns() {
        var model = new FakeClassifier(40, row -> {
            double sum = 0;
            for (int column = 0; column < row.length; column++) {
                sum += row[column] * (column % 7 - 3) / 20;
            }
            return 1 / (1 + Math.exp(-sum * sum - sum));
        });

        var answer = shap.explain(model, model.ones(), "bad");

        assertThat(answer.base() + Arrays.stream(weights(answer)).sum()).isCloseTo(answer.probability(), within(1e-6));
        assertThat(shap.explain(model, model.ones(), "bad")).isEqualTo(answer);
    }

    @Test
    void aColumnThatIsAverageAddsNothing() {
        var model = new FakeClassifier(3, row -> .5 + .2 * row[0]);

        var one = shap.explain(model, new TableRow(Map.of("a", 1, "b", 0, "c", 0)), "bad");
        var none = shap.explain(model, new TableRow(Map.of("a", 0, "b", 0, "c", 0)), "bad");

        assertThat(weights(one)).containsExactly(new double[] {.2, 0, 0}, within(1e-6));
        assertThat(weights(none)).containsExactly(0, 0, 0);
        assertThat(none.base()).isEqualTo(none.probability());
    }

    @Test
    void reasonsAreTheColumnsThatPushedMost() {
        var model = new FakeClassifier(4, row -> .2 + .1 * row[0] + .3 * row[1] - .2 * row[2] + .2 * row[3]);
        var explanation = shap.explain(model, model.ones(), "bad");

        var two = new ReasonCodes(shap, "bad", 2).of(explanation);
        var all = new ReasonCodes(shap, "bad", 9).of(model, model.ones());

        assertThat(two).extracting(Reason::column).containsExactly("b", "d");
        assertThat(all).extracting(Reason::column).containsExactly("b", "d", "a");
        assertThat(two.getFirst().weight()).isCloseTo(.3, within(1e-6));
        assertThat(two.getFirst().text()).isEqualTo("b is 1, typical is 0");
        assertThat(new Reason("job", null, "clerk", .1).text()).isEqualTo("job is not known, typical is clerk");
    }

    @Test
    void thereIsNoReasonWhereNothingPushes() {
        var model = new FakeClassifier(2, row -> .5 - .1 * row[0] - .1 * row[1]);

        assertThat(new ReasonCodes(shap, "bad", 4).of(model, model.ones())).isEmpty();
    }

    @Test
    void saysWhatItCannotExplain() {
        var model = new FakeClassifier(3, row -> .5);
        var explanation = shap.explain(model, model.ones(), "good");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> shap.explain(model, model.ones(), "ugly"))
                .withMessage("label must be one of good, bad, got 'ugly'");
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new TableShap(Settings.defaults().withMaxColumns(2), 1).explain(model, model.ones(), "bad"))
                .withMessage("3 columns of the row differ from an average row, at most 2 can be explained");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Settings.defaults().withSamples(-1))
                .withMessage("samples must be from 0 to 1000000, got -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReasonCodes(shap, "bad", 4).of(explanation))
                .withMessage("the explanation must be of the unfavourable label 'bad', got one of 'good'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ReasonCodes(shap, "bad", 0))
                .withMessage("reasons must be at least 1, got 0");
    }

    @Test
    void columnsAreNamedInTheModelsOrder() {
        var model = new FakeClassifier(30, row -> .5);

        assertThat(shap.explain(model, model.ones(), "bad").columns())
                .extracting(ColumnWeight::column)
                .startsWith("a", "b")
                .endsWith("column 28", "column 29")
                .hasSize(30);
    }
}
