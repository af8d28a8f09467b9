package dev.redstart.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TensorTest {
    @Test
    void countsTheLastDimensionFastest() {
        var tensor = Tensor.of(new float[] {0, 1, 2, 10, 11, 12}, 2, 3);

        assertThat(tensor.at(1, 2)).isEqualTo(12);
        assertThat(tensor.flat(4)).isEqualTo(11);
        assertThat(tensor.rank()).isEqualTo(2);
        assertThat(tensor.size(1)).isEqualTo(3);
    }

    @Test
    void keepsNothingOfTheCallersArrays() {
        float[] data = {1, 2};
        var tensor = Tensor.of(data);

        data[0] = 9;
        tensor.copyData()[1] = 9;
        tensor.shape()[0] = 9;

        assertThat(tensor).isEqualTo(Tensor.of(new float[] {1, 2}, 2));
    }

    @Test
    void cutsRowsAndChangesShape() {
        var tensor = Tensor.of(new float[][] {{1, 2}, {3, 4}, {5, 6}});

        assertThat(tensor.rows(1, 3)).isEqualTo(Tensor.of(new float[][] {{3, 4}, {5, 6}}));
        assertThat(tensor.rows(1, 2).reshape(2, 1).at(1, 0)).isEqualTo(4);
        assertThat(tensor.rows(1, 1).length()).isZero();
        assertThat(tensor.rows(1, 3)).hasSameHashCodeAs(Tensor.of(new float[][] {{3, 4}, {5, 6}}));
    }

    @Test
    void namesWhatDoesNotFit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new float[5], 2, 3))
                .withMessage("a tensor of shape [2, 3] holds 6 numbers, got 5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.zeros(2, 3).reshape(7))
                .withMessage("shape [7] does not hold the 6 numbers of shape [2, 3]");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.zeros(2, 3).at(1))
                .withMessage("a tensor of shape [2, 3] needs 2 indexes, got 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.zeros(100_000, 100_000))
                .withMessage("a tensor of shape [100000, 100000] is too large");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Tensor.of(new float[][] {{1, 2}, {3}}))
                .withMessage("row 1 has 1 numbers, row 0 has 2");
        assertThatThrownBy(() -> Tensor.zeros(2, 3).at(0, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
