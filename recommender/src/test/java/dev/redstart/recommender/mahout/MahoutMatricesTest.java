package dev.redstart.recommender.mahout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.recommender.InteractionsFixture;
import java.util.List;
import org.apache.mahout.math.Matrix;
import org.apache.mahout.math.RandomAccessSparseVector;
import org.apache.mahout.math.Vector;
import org.junit.jupiter.api.Test;

class MahoutMatricesTest {
    private static final Interactions RATINGS = InteractionsFixture.ratings("ann>tea=4", "ann>ale=1.5", "bob>jam=2");

    @Test
    void writesInteractionsAsASparseMatrix() {
        Matrix matrix = MahoutMatrices.matrixOf(RATINGS);

        assertThat(matrix.rowSize()).isEqualTo(2);
        assertThat(matrix.columnSize()).isEqualTo(3);
        assertThat(matrix.get(0, RATINGS.items().indexOf("ale"))).isEqualTo(1.5);
        assertThat(matrix.get(1, RATINGS.items().indexOf("tea"))).isZero();
        assertThat(matrix.viewRow(0).isSequentialAccess()).isTrue();
    }

    @Test
    void readsBackWhatItWrote() {
        SparseMatrix expected = RATINGS.byUser();

        SparseMatrix actual = MahoutMatrices.sparseMatrixOf(MahoutMatrices.matrixOf(expected));

        assertThat(actual.copyStarts()).isEqualTo(expected.copyStarts());
        assertThat(actual.copyColumns()).isEqualTo(expected.copyColumns());
        assertThat(actual.copyValues()).isEqualTo(expected.copyValues());
    }

    @Test
    void readsInteractionsWithTheirIds() {
        Matrix matrix = MahoutMatrices.matrixOf(RATINGS);

        Interactions read =
                MahoutMatrices.interactionsOf(matrix, RATINGS.users(), RATINGS.items(), Source.inMemory("mahout"));

        assertThat(read.size()).isEqualTo(3);
        assertThat(read.users().ids()).containsExactly("ann", "bob");
        assertThat(read.byUser().value(read.byUser().find(1, read.items().indexOf("jam"))))
                .isEqualTo(2);
    }

    @Test
    void readsVectorsWhoseElementsComeInAnyOrder() {
        Vector vector = new RandomAccessSparseVector(1_000);
        vector.set(999, 1);
        vector.set(3, 2);

        float[] values = MahoutMatrices.floatsOf(vector);

        assertThat(values).hasSize(1_000);
        assertThat(values[3]).isEqualTo(2);
        assertThat(values[999]).isEqualTo(1);
        assertThat(MahoutMatrices.floatsOf(MahoutMatrices.vectorOf(new float[] {1, 0, 3})))
                .containsExactly(1, 0, 3);
    }

    @Test
    void refusesIdsThatDoNotFitTheMatrix() {
        Matrix matrix = MahoutMatrices.matrixOf(RATINGS);
        Vocabulary three = Vocabulary.of(List.of("a", "b", "c"));

        assertThatThrownBy(() -> MahoutMatrices.interactionsOf(matrix, three, three, Source.inMemory("mahout")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the matrix is 2 x 3, but there are 3 users and 3 items");
    }
}
