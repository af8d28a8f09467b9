package dev.redstart.tensor.lstm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PackedRowsTest {
    @Test
    void putsTheLongestRowFirstAndKeepsTheOrderOfEquals() {
        PackedRows rows = PackedRows.of(new int[][] {{0}, {0, 1, 2}, {2, 5}, {1, 3, 4}});

        assertThat(new int[] {rows.row(0), rows.row(1), rows.row(2), rows.row(3)})
                .containsExactly(1, 3, 2, 0);
        assertThat(rows.place(2, 1)).isEqualTo(5);
    }

    @Test
    void givesEachStepAColumnForEachRowThatIsStillGoing() {
        PackedRows rows = PackedRows.of(new int[][] {{0}, {0, 1, 2}, {2, 5}, {}});

        assertThat(rows.steps()).isEqualTo(3);
        assertThat(new int[] {rows.going(0), rows.going(1), rows.going(2), rows.going(3)})
                .containsExactly(3, 2, 1, 0);
        assertThat(new int[] {rows.start(0), rows.start(1), rows.start(2), rows.start(3)})
                .containsExactly(0, 3, 5, 6);
        assertThat(rows.columns()).isEqualTo(6);
        assertThat(rows.size()).isEqualTo(4);
    }

    @Test
    void cutsStepsIntoRunsOfAtMostSoManyColumns() {
        PackedRows rows = PackedRows.full(3, 5);

        assertThat(rows.runs(6)).containsExactly(0, 2, 4, 5);
        assertThat(rows.runs(1)).containsExactly(0, 1, 2, 3, 4, 5);
        assertThat(rows.runs(100)).containsExactly(0, 5);
    }

    @Test
    void hasNoStepsWhenNothingCounts() {
        PackedRows rows = PackedRows.of(new int[][] {{}, {}});

        assertThat(rows.steps()).isZero();
        assertThat(rows.columns()).isZero();
        assertThat(rows.runs(10)).containsExactly(0);
    }
}
