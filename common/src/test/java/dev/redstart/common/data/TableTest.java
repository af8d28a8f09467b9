package dev.redstart.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Source SOURCE = Source.inMemory("loans");

    private static final Table LOANS = Table.builder()
            .numbers("age", new float[] {35, Float.NaN, 20})
            .categories("job", Arrays.asList("teacher", "clerk", null))
            .labels("default", List.of("yes", "no", "no"))
            .build(SOURCE);

    @Test
    void numbersCategoriesAndLabelsInTheOrderOfTheirNames() {
        assertThat(LOANS.columns())
                .extracting(TableColumn::name, TableColumn::isNumeric)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("age", true),
                        org.assertj.core.groups.Tuple.tuple("job", false));
        assertThat(LOANS.columns().get(1).categories().ids()).containsExactly("clerk", "teacher");
        assertThat(LOANS.category(0, 1)).isEqualTo(1);
        assertThat(LOANS.labels().ids()).containsExactly("no", "yes");
        assertThat(LOANS.label(0)).isEqualTo(1);
        assertThat(LOANS.labelNumbers()).containsExactly(1, 0, 0);
        assertThat(LOANS.rowsOfLabel()).containsExactly(2, 1);
        assertThat(LOANS).hasToString("loans: 3 rows, 2 columns, 2 labels");
    }

    @Test
    void knowsWhichCellsAreEmpty() {
        assertThat(LOANS.number(1, 0)).isNaN();
        assertThat(LOANS.category(2, 1)).isEqualTo(Table.MISSING);
        assertThat(LOANS.value(1, 0)).isNull();
        assertThat(LOANS.value(2, 1)).isNull();
    }

    @Test
    void aRowIsAQuestionWithoutItsLabel() {
        Map<String, Object> expected = new HashMap<>();
        expected.put("age", 20f);
        expected.put("job", null);

        assertThat(LOANS.row(2).values()).isEqualTo(expected);
        assertThat(LOANS.row(0)).isEqualTo(TableRow.of(LOANS.columns(), List.of(35f, "teacher")));
    }

    @Test
    void aPartKeepsAllCategoriesAndLabels() {
        var part = LOANS.select(new int[] {1, 1});

        assertThat(part.size()).isEqualTo(2);
        assertThat(part.columns()).isEqualTo(LOANS.columns());
        assertThat(part.labels()).isSameAs(LOANS.labels());
        assertThat(part.rowsOfLabel()).containsExactly(2, 0);
        assertThat(part.category(1, 1)).isZero();
    }

    @Test
    void numbersItsLabelsAsAnotherTableDoes() {
        var numbered = LOANS.labelledAs(Vocabulary.of(List.of("yes", "perhaps")));

        assertThat(numbered.labels().ids()).containsExactly("yes", "perhaps", "no");
        assertThat(numbered.label(0)).isZero();
        assertThat(numbered.label(1)).isEqualTo(2);
    }

    @Test
    void needsNoLabels() {
        var rows = Table.builder().numbers("age", new float[] {1, 2}).build(SOURCE);

        assertThat(rows.hasLabels()).isFalse();
        assertThat(rows.select(new int[] {1}).number(0, 0)).isEqualTo(2);
    }

    @Test
    void copiesWhatItIsGiven() {
        float[] ages = {1, 2};
        var rows = Table.builder().numbers("age", ages).build(SOURCE);

        ages[0] = 7;

        assertThat(rows.number(0, 0)).isEqualTo(1);
    }

    @Test
    void saysWhatIsWrongWithAColumn() {
        var builder = Table.builder().numbers("age", new float[] {1, 2});

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.numbers("age", new float[] {1, 2}))
                .withMessage("there are two columns 'age'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.numbers("income", new float[] {1}))
                .withMessage("column 'income' has 1 rows, those before it 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.numbers("income", new float[] {1, Float.POSITIVE_INFINITY}))
                .withMessage("column 'income' has Infinity in row 1; numbers must be finite");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.numbers(" ", new float[] {1, 2}))
                .withMessage("the name of a column must not be blank");
    }

    @Test
    void saysWhatIsWrongWithARow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableRow.of(LOANS.columns(), List.of(1)))
                .withMessage("a row needs 2 values, one a column, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TableRow(Map.of("age", List.of(1))))
                .withMessage("the value of column 'age' must be a number, a string, true, false or null");
    }
}
