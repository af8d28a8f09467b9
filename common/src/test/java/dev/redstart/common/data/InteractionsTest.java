package dev.redstart.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.data.Interactions.Duplicates;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InteractionsTest {
    private static final Source SOURCE = Source.inMemory("test");

    /** Row by row, {@code "ann tea 5.0"}. */
    private static List<String> rows(Interactions data) {
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < data.size(); row++) {
            String time = data.hasTimes() ? " @" + data.timeOf(row) : "";
            rows.add(data.users().id(data.userOf(row)) + " " + data.items().id(data.itemOf(row)) + " "
                    + data.valueOf(row) + time);
        }
        return rows;
    }

    /** Entry by entry, {@code "ann tea 5.0"}. */
    private static List<String> entries(Interactions data) {
        List<String> entries = new ArrayList<>();
        SparseMatrix matrix = data.byUser();
        for (int user = 0; user < matrix.rowCount(); user++) {
            for (int position = matrix.start(user); position < matrix.end(user); position++) {
                entries.add(data.users().id(user) + " " + data.items().id(matrix.column(position)) + " "
                        + matrix.value(position));
            }
        }
        return entries;
    }

    @Test
    void keepsItsRowsInTheirOrder() {
        Interactions data = Interactions.builder(Duplicates.LAST)
                .add("ann", "tea", 5, 30)
                .add("bob", "tea", 3, 10)
                .add("ann", "jam", 4, 20)
                .build(SOURCE);

        assertThat(rows(data)).containsExactly("ann tea 5.0 @30", "bob tea 3.0 @10", "ann jam 4.0 @20");
        assertThat(data.groupCount()).isEqualTo(2);
        assertThat(data.groupOf(1)).isEqualTo(1);
        assertThat(data).hasToString("test: 3 interactions, 2 users, 2 items");
    }

    @Test
    void becomesAMatrixByUserAndByItem() {
        Interactions data = Interactions.builder(Duplicates.LAST)
                .add("ann", "tea", 5)
                .add("bob", "jam", 3)
                .add("ann", "jam", 4)
                .build(SOURCE);

        assertThat(entries(data)).containsExactly("ann tea 5.0", "ann jam 4.0", "bob jam 3.0");
        assertThat(data.byItem().rowCount()).isEqualTo(2);
        assertThat(data.byItem().columnCount()).isEqualTo(2);
        assertThat(data.byItem().length(1)).isEqualTo(2);
        assertThat(data.byUser()).isSameAs(data.byUser());
    }

    @Test
    void addsUpWhatWasBoughtAgain() {
        Interactions data = Interactions.builder(Duplicates.SUM)
                .add("ann", "tea", 2)
                .add("bob", "tea", 1)
                .add("ann", "tea", 3)
                .build(SOURCE);

        assertThat(entries(data)).containsExactly("ann tea 5.0", "bob tea 1.0");
        assertThat(data.size()).isEqualTo(3);
    }

    @Test
    void takesTheLastRatingByTime() {
        Interactions data = Interactions.builder(Duplicates.LAST)
                .add("ann", "tea", 2, 200)
                .add("bob", "tea", 1, 100)
                .add("ann", "tea", 3, 50)
                .build(SOURCE);

        assertThat(entries(data)).containsExactly("ann tea 2.0", "bob tea 1.0");
    }

    @Test
    void takesTheLastRatingByPositionWhereTimesAreEqualOrMissing() {
        Interactions equal = Interactions.builder(Duplicates.LAST)
                .add("bob", "tea", 9, 99)
                .add("ann", "tea", 2, 50)
                .add("ann", "tea", 3, 50)
                .build(SOURCE);
        Interactions missing = Interactions.builder(Duplicates.LAST)
                .add("ann", "tea", 2)
                .add("ann", "tea", 3)
                .build(SOURCE);

        assertThat(entries(equal)).containsExactly("bob tea 9.0", "ann tea 3.0");
        assertThat(entries(missing)).containsExactly("ann tea 3.0");
    }

    @Test
    void knowsOnlyWhoIsInTheSelectedRows() {
        Interactions data = Interactions.builder(Duplicates.SUM)
                .add("ann", "tea", 1, 10)
                .add("bob", "jam", 2, 20)
                .add("cat", "jam", 3, 30)
                .build(SOURCE);

        Interactions part = data.select(new int[] {2, 1, 2});

        assertThat(rows(part)).containsExactly("cat jam 3.0 @30", "bob jam 2.0 @20", "cat jam 3.0 @30");
        assertThat(part.users().ids()).containsExactly("cat", "bob");
        assertThat(part.items().ids()).containsExactly("jam");
        assertThat(part.duplicates()).isEqualTo(Duplicates.SUM);
        assertThat(part.source()).isEqualTo(SOURCE);
    }

    @Test
    void canBeEmpty() {
        Interactions empty = Interactions.builder(Duplicates.SUM).build(SOURCE);

        assertThat(empty.size()).isZero();
        assertThat(empty.byUser().entryCount()).isZero();
        assertThat(empty.select(new int[0]).size()).isZero();
    }

    @Test
    void growsOverManyRows() {
        Interactions.Builder builder = Interactions.builder(Duplicates.SUM);
        for (int row = 0; row < 5_000; row++) {
            builder.add("user" + row % 70, "item" + row % 30, row, row);
        }

        Interactions data = builder.build(SOURCE);

        assertThat(data.size()).isEqualTo(5_000);
        assertThat(data.timeOf(4_999)).isEqualTo(4_999);
        // lcm(70, 30) = 210 different pairs.
        assertThat(data.byUser().entryCount()).isEqualTo(210);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesValuesThatAreNotFinite(float value) {
        Interactions.Builder builder = Interactions.builder(Duplicates.SUM).add("ann", "tea", 1);

        assertThatThrownBy(() -> builder.add("bob", "jam", value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be finite, got " + value);

        assertThat(builder.build(SOURCE).users().ids()).containsExactly("ann");
    }

    @Test
    void forgetsIdsOfRowsThatAReaderSkipped() {
        Interactions.Builder builder = Interactions.builder(Duplicates.SUM);
        builder.users().add("ghost");
        builder.items().add("nothing");
        builder.add("ann", "tea", 1, 10);

        Interactions data = builder.build(SOURCE);

        assertThat(data.users().ids()).containsExactly("ann");
        assertThat(data.items().ids()).containsExactly("tea");
        assertThat(rows(data)).containsExactly("ann tea 1.0 @10");
    }

    @Test
    void refusesTimesOnSomeRowsOnly() {
        Interactions.Builder timed = Interactions.builder(Duplicates.SUM).add("ann", "tea", 1, 10);
        Interactions.Builder untimed = Interactions.builder(Duplicates.SUM).add("ann", "tea", 1);

        assertThatThrownBy(() -> timed.add("ann", "jam", 1))
                .hasMessage("row 1 has no time, but the rows before it have one");
        assertThatThrownBy(() -> untimed.add("ann", "jam", 1, 10))
                .hasMessage("row 1 has a time, but the rows before it have none");
    }

    @Test
    void canBeReadByManyThreadsAtOnce() {
        Interactions data = Interactions.builder(Duplicates.SUM)
                .add("ann", "tea", 1)
                .add("bob", "jam", 1)
                .build(SOURCE);

        List<SparseMatrix> seen = IntStream.range(0, 16)
                .parallel()
                .mapToObj(reader -> data.byUser())
                .toList();

        assertThat(seen).allMatch(matrix -> matrix == seen.getFirst());
    }
}
