package dev.redstart.common.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class VectorsTest {
    @Test
    void multipliesComparesAndMeasuresWholeVectors() {
        float[] a = {3, 4};
        float[] b = {4, 3};

        assertThat(Vectors.dot(a, b)).isEqualTo(24);
        assertThat(Vectors.cosine(a, b)).isCloseTo(24 / 25f, within(1e-6f));
        assertThat(Vectors.squaredDistance(a, b)).isEqualTo(2);
    }

    @Test
    void findsNoLikenessToAVectorWithoutDirection() {
        assertThat(Vectors.cosine(new float[] {0, 0}, new float[] {1, 2})).isZero();
    }

    @Test
    void multipliesSlices() {
        float[] a = {9, 1, 2, 3};
        float[] b = {1, 1, 2, 9, 9};

        assertThat(Vectors.dot(a, 1, b, 0, 3)).isEqualTo(1 + 2 + 6);
        assertThat(Vectors.dot(a, 1, b, 0, 0)).isZero();
    }

    @Test
    void addsScaledSlices() {
        float[] y = {1, 1, 1};

        Vectors.addScaled(2, new float[] {5, 6}, 0, y, 1, 2);

        assertThat(y).containsExactly(1, 11, 13);
    }

    @Test
    void blendsBothSlicesFromTheirOldValues() {
        float[] x = {1, 2};
        float[] y = {10, 20};

        Vectors.blend(0.5f, 0.25f, x, 0, y, 0, 2);

        assertThat(x).containsExactly(0.5f + 2.5f, 1 + 5);
        assertThat(y).containsExactly(5 + 0.25f, 10 + 0.5f);
    }

    @Test
    void refusesSlicesBeyondTheirArrays() {
        float[] four = new float[4];

        assertThatThrownBy(() -> Vectors.dot(four, 1, four, 0, 4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Vectors.addScaled(1, four, 0, four, -1, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Vectors.blend(1, 1, four, 0, four, 3, 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void saysWhichKernelRuns() {
        boolean vectorApi =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

        assertThat(Vectors.description()).startsWith(vectorApi ? "Vector API, " : "plain Java");
    }
}
