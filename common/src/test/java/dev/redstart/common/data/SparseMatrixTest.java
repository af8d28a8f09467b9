package dev.redstart.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparseMatrixTest {
    /**
     * <pre>
     * 1 . 2
     * . . .
     * . 3 .
     * </pre>
     */
    private static SparseMatrix example() {
        return SparseMatrix.of(3, new int[] {0, 2, 2, 3}, new int[] {0, 2, 1}, new float[] {1, 2, 3});
    }

    @Test
    void readsRowByRow() {
        SparseMatrix matrix = example();

        assertThat(matrix.rowCount()).isEqualTo(3);
        assertThat(matrix.columnCount()).isEqualTo(3);
        assertThat(matrix.entryCount()).isEqualTo(3);
        assertThat(matrix.length(0)).isEqualTo(2);
        assertThat(matrix.start(1)).isEqualTo(matrix.end(1));
        assertThat(matrix.column(1)).isEqualTo(2);
        assertThat(matrix.value(1)).isEqualTo(2);
    }

    @Test
    void findsEntries() {
        SparseMatrix matrix = example();

        assertThat(matrix.value(matrix.find(2, 1))).isEqualTo(3);
        assertThat(matrix.contains(0, 2)).isTrue();
        assertThat(matrix.contains(0, 1)).isFalse();
        assertThat(matrix.contains(1, 0)).isFalse();
    }

    @Test
    void turnsRowsIntoColumns() {
        SparseMatrix transposed = example().transpose();

        assertThat(transposed.copyStarts()).containsExactly(0, 1, 2, 3);
        assertThat(transposed.copyColumns()).containsExactly(0, 2, 0);
        assertThat(transposed.copyValues()).containsExactly(1, 3, 2);
    }

    @Test
    void isItselfAgainWhenTurnedTwice() {
        SplittableRandom random = new SplittableRandom(3);
        for (int rows = 0; rows < 9; rows++) {
            SparseMatrix matrix = random(rows, 7, random);

            SparseMatrix twice = matrix.transpose().transpose();

            assertThat(twice.copyStarts()).isEqualTo(matrix.copyStarts());
            assertThat(twice.copyColumns()).isEqualTo(matrix.copyColumns());
            assertThat(twice.copyValues()).isEqualTo(matrix.copyValues());
        }
    }

    private static SparseMatrix random(int rows, int columns, SplittableRandom random) {
        Interactions.Builder builder = Interactions.builder(Interactions.Duplicates.LAST);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                if (random.nextBoolean()) {
                    builder.add("row" + row, "column" + column, random.nextInt(100));
                }
            }
        }
        return builder.build(Source.inMemory("random")).byUser();
    }

    @Test
    void ownsItsArrays() {
        float[] values = {1};
        SparseMatrix matrix = SparseMatrix.of(1, new int[] {0, 1}, new int[] {0}, values);

        values[0] = 9;
        matrix.copyValues()[0] = 9;
        matrix.copyColumns()[0] = 9;
        matrix.copyStarts()[1] = 9;

        assertThat(matrix.value(0)).isEqualTo(1);
        assertThat(matrix.column(0)).isZero();
        assertThat(matrix.end(0)).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // starts | columns | message
                "1 2   | 0 1 | row starts, columns and values of a sparse matrix do not fit together",
                "0 1   | 0 1 | row starts, columns and values of a sparse matrix do not fit together",
                "0 2 1 2 | 0 1 | row 1 of a sparse matrix starts at 2 and ends at 1",
                "0 9 2 | 0 1 | row 0 of a sparse matrix starts at 0 and ends at 9",
                "0 2   | 1 1 | row 0 of a sparse matrix has column 1, expected more than 1 and less than 3",
                "0 2   | 2 1 | row 0 of a sparse matrix has column 1, expected more than 2 and less than 3",
                "0 2   | 0 3 | row 0 of a sparse matrix has column 3, expected more than 0 and less than 3",
                "0 2   | -1 0 | row 0 of a sparse matrix has column -1, expected more than -1 and less than 3"
            })
    void refusesArraysThatContradictEachOther(String starts, String columns, String message) {
        assertThatThrownBy(() -> SparseMatrix.of(3, ints(starts), ints(columns), new float[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    private static int[] ints(String text) {
        return Arrays.stream(text.strip().split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
