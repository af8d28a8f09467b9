package dev.redstart.tabular.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import dev.redstart.common.data.TableRow;
import dev.redstart.common.json.Json;
import dev.redstart.common.model.ModelException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableFeaturesTest {
    private static final Source SOURCE = Source.inMemory("loans");

    private static Table numbers(float... values) {
        return Table.builder().numbers("age", values).build(SOURCE);
    }

    private static Table jobs(String... values) {
        return Table.builder().categories("job", Arrays.asList(values)).build(SOURCE);
    }

    private static TableFeatures learn(Table rows) {
        return TableFeatures.learn(rows, Scaling.AUTO, 100);
    }

    private static float[] age(TableFeatures features, Object value) {
        return row(features, "age", value);
    }

    private static float[] row(TableFeatures features, String column, Object value) {
        Map<String, Object> values = new HashMap<>();
        values.put(column, value);
        return features.of(new TableRow(values));
    }

    @Test
    void numbersAreCentredAndDividedByTheirDeviation() {
        var features = learn(numbers(10, 20, 30, 40));

        // mean 25, variance (225 + 25 + 25 + 225) / 4 = 125
        assertThat(age(features, 40)).containsExactly(new float[] {(float) (15 / Math.sqrt(125))}, within(1e-6f));
        assertThat(age(features, 25L)).containsExactly(0);
        assertThat(age(features, "10")).isEqualTo(age(features, 10.0));
    }

    @Test
    void theTrainingRowsAreWhatIsLearned() {
        var features = learn(numbers(10, 20, 30, 40));

        float[][] test = features.of(numbers(1000, 25));

        assertThat(test[1]).containsExactly(0);
        // As far as training went, 30 beyond its 40, and no farther.
        assertThat(test[0]).isEqualTo(age(features, 70));
    }

    @Test
    void anEmptyNumberIsTheMedianAndANumberOfItsOwn() {
        var features = learn(numbers(10, 20, 60, Float.NaN));

        assertThat(features.size()).isEqualTo(2);
        assertThat(age(features, null)).containsExactly(age(features, 20)[0], .75f);
        assertThat(age(features, 20)[1]).isEqualTo(-.25f);
        assertThat(features.typical(0)).isEqualTo(20.0);
    }

    @Test
    void anEmptyNumberIsTheMedianWhereTrainingHadNone() {
        var features = learn(numbers(10, 20, 60));

        assertThat(features.size()).isEqualTo(1);
        assertThat(age(features, null)).isEqualTo(age(features, 20));
        assertThat(age(features, "")).isEqualTo(age(features, 20));
        assertThat(age(features, Double.NaN)).isEqualTo(age(features, 20));
    }

    @Test
    void categoriesAreOneHotLessTheirShare() {
        var features = learn(jobs("clerk", "clerk", "clerk", "teacher"));

        assertThat(row(features, "job", "clerk")).containsExactly(.25f, -.25f);
        assertThat(row(features, "job", "teacher")).containsExactly(-.75f, .75f);
        assertThat(features.typical(0)).isEqualTo("clerk");
    }

    @Test
    void aNewCategoryIsAnAverageRow() {
        var features = learn(jobs("clerk", "teacher"));

        assertThat(row(features, "job", "pilot")).containsExactly(0, 0);
        assertThat(row(features, "job", null)).containsExactly(0, 0);
    }

    @Test
    void emptyIsACategoryWhereTrainingHadIt() {
        var features = learn(jobs("clerk", null));

        assertThat(row(features, "job", null)).containsExactly(-.5f, .5f);
        assertThat(row(features, "job", "clerk")).containsExactly(.5f, -.5f);
        assertThat(row(features, "job", "pilot")).containsExactly(0, 0);
    }

    @Test
    void rareCategoriesBeyondTheLimitAreUnknown() {
        var features = TableFeatures.learn(jobs("a", "b", "b", "c", "c"), Scaling.AUTO, 2);

        assertThat(features.columns().getFirst().categories().ids()).containsExactly("b", "c");
        assertThat(row(features, "job", "a")).containsExactly(0, 0);
    }

    @Test
    void codesAreCategoriesHoweverTheyAreWritten() {
        var features = learn(jobs("1", "2"));

        assertThat(row(features, "job", 2)).isEqualTo(row(features, "job", "2"));
        assertThat(row(features, "job", 2.0)).isEqualTo(row(features, "job", "2"));
        assertThat(features.of(Table.builder().numbers("job", new float[] {2}).build(SOURCE))[0])
                .isEqualTo(row(features, "job", "2"));
    }

    @Test
    void aColumnOfOneValueIsLeftOut() {
        var rows = Table.builder()
                .numbers("year", new float[] {2005, 2005})
                .categories("country", List.of("TW", "TW"))
                .numbers("age", new float[] {20, 30})
                .build(SOURCE);

        var features = learn(rows);

        assertThat(features.constantColumns()).containsExactly("year", "country");
        assertThat(features.size()).isEqualTo(1);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> learn(numbers(7, 7, 7)))
                .withMessage(
                        "loans: none of the 1 columns has two different values, so there is nothing to learn from");
    }

    @Test
    void oneHugeNumberDoesNotHideTheOthers() {
        float[] ages = new float[100];
        for (int row = 0; row < ages.length; row++) {
            ages[row] = 20 + row % 50;
        }
        ages[99] = 1e30f;

        var features = learn(numbers(ages));

        assertThat(age(features, 60)[0] - age(features, 20)[0]).isGreaterThan(0.3f);
        assertThat(age(features, 1e30)[0]).isBetween(0f, 30f);
        assertThat(age(features, -1e300)[0]).isBetween(-30f, 0f);
    }

    @Test
    void skewedNumbersAreBentAndOthersNot() {
        float[] money = new float[200];
        float[] age = new float[200];
        for (int row = 0; row < money.length; row++) {
            money[row] = (float) Math.exp(row / 20.0);
            age[row] = row;
        }

        var skewed = learn(numbers(money));
        var even = learn(numbers(age));

        // Bent, 10 times as much is a step of the same size anywhere.
        assertThat(age(skewed, 10_000)[0] - age(skewed, 1_000)[0])
                .isCloseTo(age(skewed, 1_000)[0] - age(skewed, 100)[0], within(0.02f));
        assertThat(age(even, 150)[0] - age(even, 100)[0])
                .isCloseTo(age(even, 100)[0] - age(even, 50)[0], within(1e-5f));
        assertThat(TableFeatures.learn(numbers(money), Scaling.STANDARD, 100).of(new TableRow(Map.of("age", 100))))
                .isNotEqualTo(age(skewed, 100));
    }

    @Test
    void aRowMustNameEachColumn() {
        var features = learn(Table.builder()
                .numbers("age", new float[] {20, 30})
                .numbers("income", new float[] {1, 2})
                .build(SOURCE));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> features.of(new TableRow(Map.of("age", 3, "incme", 7))))
                .withMessage("the row lacks 'income'; say null for what is not known. The model does not know 'incme'");
        assertThat(features.of(new TableRow(Map.of("age", 25, "income", 1.5, "outcome", "paid"))))
                .containsExactly(0, 0);
    }

    @Test
    void aNumberMustBeOne() {
        var features = learn(numbers(20, 30));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> age(features, "thirty"))
                .withMessage("column 'age' must be a finite number, got 'thirty'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> age(features, Double.NEGATIVE_INFINITY))
                .withMessage("column 'age' must be a finite number, got '-Infinity'");
    }

    @Test
    void aTableMustHaveTheColumns() {
        var features = learn(numbers(20, 30));

        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> features.of(jobs("clerk")))
                .withMessage("loans lacks the columns that the model reads: 'age'");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> features.of(Table.builder()
                        .categories("age", List.of("20", "thirty"))
                        .build(SOURCE)))
                .withMessage("loans: row 2: column 'age' must be a finite number, got 'thirty'");
    }

    @Test
    void columnsMayStandInAnyOrder() {
        var rows = Table.builder()
                .numbers("age", new float[] {20, 30})
                .categories("job", List.of("clerk", "teacher"))
                .build(SOURCE);
        var turned = Table.builder()
                .categories("job", List.of("clerk", "teacher"))
                .numbers("more", new float[] {7, 8})
                .numbers("age", new float[] {20, 30})
                .build(SOURCE);
        var features = learn(rows);

        assertThat(features.of(turned)).isDeepEqualTo(features.of(rows));
        assertThat(features.of(rows)[0]).isEqualTo(features.of(rows.row(0)));
    }

    @Test
    void areTheSameAfterJson() {
        var rows = Table.builder()
                .numbers("age", new float[] {20, 30, Float.NaN, 1e6f})
                .categories("job", Arrays.asList("clerk", "teacher", null, "clerk"))
                .build(SOURCE);
        var features = learn(rows);

        var read = TableFeatures.fromJson(Json.readObject(Json.write(features.toJson()), "features.json"));

        assertThat(read.of(rows)).isDeepEqualTo(features.of(rows));
        assertThat(read.columns().get(1).categories().ids()).containsExactly("clerk", "teacher");
    }

    @Test
    void damagedJsonIsRefused() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TableFeatures.fromJson(Map.of()))
                .withMessage("the features have no list 'columns'");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> TableFeatures.fromJson(Map.of("columns", List.of(Map.of("kind", "image")))))
                .withMessage("the features have a column of kind 'image'");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() ->
                        TableFeatures.fromJson(Map.of("columns", List.of(Map.of("kind", "number", "name", "age")))))
                .withMessage("a column of the features has no Number 'median'");
    }
}
