package dev.redstart.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LeakageTest {
    private static final int ROWS = 1_000;

    /** Every third row is 'bad'. */
    private static Table.Builder loans(int labels) {
        return Table.builder()
                .labels(
                        "outcome",
                        IntStream.range(0, ROWS)
                                .mapToObj(row -> labels == 2 ? row % 3 == 0 ? "bad" : "good" : "class " + row % labels)
                                .toList());
    }

    private static float[] numbers(IntFunction<Double> value) {
        float[] numbers = new float[ROWS];
        for (int row = 0; row < ROWS; row++) {
            numbers[row] = value.apply(row).floatValue();
        }
        return numbers;
    }

    private static List<String> names(Table.Builder table) {
        return Leakage.of(table.build(Source.inMemory("loans"))).stream()
                .map(Leakage::column)
                .toList();
    }

    @Test
    void findsANumberThatTellsTheLabel() {
        var random = new SplittableRandom(1);

        var table = loans(2).numbers("loss", numbers(row -> row % 3 == 0 ? random.nextDouble(1, 9) : 0))
                .numbers("age", numbers(row -> random.nextDouble()))
                .numbers("score", numbers(row -> random.nextGaussian() + (row % 3 == 0 ? 2 : 0)));

        assertThat(names(table)).containsExactly("loss");
    }

    @Test
    void findsACategoryThatTellsTheLabel() {
        var status = IntStream.range(0, ROWS)
                .mapToObj(row -> row % 3 == 0 ? "written off" : row % 2 == 0 ? "closed" : "open")
                .toList();

        assertThat(names(loans(2).categories("status", status))).containsExactly("status");
    }

    @Test
    void anEmptyCellMayBeWhatTellsTheLabel() {
        assertThat(names(loans(2).numbers("closed", numbers(row -> row % 3 == 0 ? Double.NaN : row))))
                .containsExactly("closed");
    }

    @Test
    void anIdIsNoLeak() {
        List<String> ids = new ArrayList<>();
        IntStream.range(0, ROWS).forEach(row -> ids.add("customer " + row));

        assertThat(names(loans(2).categories("id", ids).numbers("number", numbers(row -> (double) row))))
                .isEmpty();
    }

    @Test
    void withManyLabelsAColumnMustTellThemAll() {
        var table = loans(4).numbers("copy", numbers(row -> row % 4 * 10.0))
                .numbers("one", numbers(row -> row % 4 == 0 ? 1.0 : 0));

        assertThat(names(table)).containsExactly("copy");
    }

    @Test
    void theWarningNamesColumnAndArea() {
        assertThat(new Leakage("loss", 0.99912).warning())
                .isEqualTo(
                        "column 'loss' alone tells the label (ROC-AUC 0.9991); is it known before the decision? If not,"
                                + " leave it out");
    }
}
