package dev.redstart.common.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VectorTableTest {
    private static final float[] PACKED = {1, 2, 3, 4, 5, 6};

    @Test
    void keepsWhatItIsGivenAndCopiesItOut() {
        float[] packed = PACKED.clone();
        VectorTable table = VectorTable.of(2, 3, packed);
        packed[0] = 99;

        table.toPacked()[1] = 99;
        table.row(1)[0] = 99;

        assertThat(table.toPacked()).containsExactly(PACKED);
        assertThat(table.row(1)).containsExactly(4, 5, 6);
        assertThat(table.get(1, 2)).isEqualTo(6);
        assertThat(table.rowCount()).isEqualTo(2);
        assertThat(table.dimensions()).isEqualTo(3);
    }

    @Test
    void changesACopyAlone() {
        VectorTable table = VectorTable.of(2, 3, PACKED);
        VectorTable copy = table.copy();

        copy.set(0, 0, 7);
        copy.write(1, new float[] {7, 8, 9});

        assertThat(table.toPacked()).containsExactly(PACKED);
        assertThat(copy.toPacked()).containsExactly(7, 2, 3, 7, 8, 9);
    }

    @Test
    void multipliesRowsWithRowsAndVectors() {
        VectorTable table = VectorTable.of(2, 3, PACKED);

        assertThat(table.dot(0, table, 1)).isEqualTo(4 + 10 + 18);
        assertThat(table.dot(1, new float[] {1, 1, 1})).isEqualTo(15);
        assertThat(table.norms()).containsExactly((float) Math.sqrt(14), (float) Math.sqrt(77));
    }

    @Test
    void addsRowsToVectorsAndBlendsRows() {
        VectorTable table = VectorTable.of(2, 3, PACKED);
        float[] vector = {1, 0, 0};

        table.addTo(vector, 2, 0);
        table.blend(0, table, 1, 0.5f, 0.25f);

        assertThat(vector).containsExactly(3, 4, 6);
        assertThat(table.row(0)).containsExactly(0.5f + 1, 1 + 1.25f, 1.5f + 1.5f);
        assertThat(table.row(1)).containsExactly(2 + 0.25f, 2.5f + 0.5f, 3 + 0.75f);
    }

    @Test
    void addsManyRowsToAVector() {
        VectorTable table = VectorTable.of(2, 3, PACKED);
        float[] vector = {1, 0, 0};

        table.addTo(vector, new float[] {10, 1, 1}, new int[] {1, 0, 0});

        assertThat(vector).containsExactly(43, 54, 66);
        assertThatThrownBy(() -> table.addTo(vector, new float[1], new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("adding 2 rows of 3 floats got 1 scales and place for 3");
    }

    @Test
    void sumsTheOuterProductsOfItsRows() {
        Gram gram = Gram.of(VectorTable.of(2, 3, PACKED));

        assertThat(gram.get(0, 0)).isEqualTo(1 + 16);
        assertThat(gram.get(0, 2)).isEqualTo(3 + 24).isEqualTo(gram.get(2, 0));
        float[] product = new float[3];
        gram.multiply(new float[] {1, 0, 1}, product);
        assertThat(product[1]).isCloseTo(gram.get(1, 0) + gram.get(1, 2), within(1e-6f));
        assertThat(product[0]).isCloseTo(gram.get(0, 0) + gram.get(0, 2), within(1e-6f));
    }

    @Test
    void refusesShapesThatDoNotFit() {
        assertThatThrownBy(() -> VectorTable.of(2, 4, PACKED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 vectors of 4 floats do not fill 6 floats");
        assertThatThrownBy(() -> VectorTable.zeros(2, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a vector table needs 0 or more rows of 1 or more floats, got 2 x 0");
        assertThatThrownBy(() -> VectorTable.of(2, 3, PACKED).get(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
