package dev.redstart.common.evaluate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.SparseMatrix;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BeyondAccuracyTest {
    /**
     * Three items of four users: tea is had by all, jam by the first two, ale by the last.
     *
     * <pre>
     * tea  1 1 1 1
     * jam  1 1 . .
     * ale  . . . 2
     * </pre>
     */
    private static final SparseMatrix BY_ITEM = SparseMatrix.of(
            4, new int[] {0, 4, 6, 7}, new int[] {0, 1, 2, 3, 0, 1, 3}, new float[] {1, 1, 1, 1, 1, 1, 2});

    private static final int TEA = 0;
    private static final int JAM = 1;
    private static final int ALE = 2;

    @Test
    void coverageIsTheShareOfTheCatalogueThatIsShown() {
        int[][] lists = {{0, 1, 2}, {1, 0, 3}, {}, {4}};

        // Of the first two ranks 0, 1 and 4 are shown; with the third rank 2 and 3 as well.
        assertThat(CatalogueCoverage.of(10, lists, 2)).isEqualTo(0.3);
        assertThat(CatalogueCoverage.of(10, lists, 9)).isEqualTo(0.5);
    }

    @Test
    void noveltyIsTheMeanInformationInBits() {
        Novelty novelty = new Novelty(BY_ITEM);

        // -log2(4/4) = 0, -log2(2/4) = 1, -log2(1/4) = 2 bits.
        assertThat(novelty.of(new int[] {TEA, JAM, ALE}, 10)).isCloseTo(1, within(1e-12));
        assertThat(novelty.of(new int[] {TEA, JAM, ALE}, 2)).isCloseTo(0.5, within(1e-12));
        assertThat(novelty.of(new int[] {}, 10)).isNaN();
    }

    @Test
    void diversityIsOneMinusTheMeanCosineOfThePairs() {
        IntraListDiversity diversity = new IntraListDiversity(BY_ITEM);

        // cos(tea, jam) = 2 / (2 * sqrt 2) = 0.70711; cos(tea, ale) = 2 / (2 * 2) = 0.5; cos(jam, ale) = 0; mean
        // 0.40237.
        assertThat(diversity.of(new int[] {TEA, JAM, ALE}, 10)).isCloseTo(0.59763, within(5e-6));
        assertThat(diversity.of(new int[] {JAM, ALE, TEA}, 2)).isCloseTo(1, within(1e-12));
        assertThat(diversity.of(new int[] {JAM}, 10)).isNaN();
    }

    @Test
    void diversityTakesAnItemWithoutLengthAsUnlikeTheOthers() {
        // The values of the third item are 0, so it has no direction.
        SparseMatrix byItem = SparseMatrix.of(2, new int[] {0, 1, 2, 3}, new int[] {0, 0, 1}, new float[] {1, 3, 0});

        // cos(0, 1) = 1, the two others 0: 1 - 1/3.
        assertThat(new IntraListDiversity(byItem).of(new int[] {0, 1, 2}, 3)).isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void diversityEqualsThePlainSumOverPairs() {
        SplittableRandom random = new SplittableRandom(5);
        float[][] dense = new float[9][13];
        for (float[] item : dense) {
            for (int user = 0; user < item.length; user++) {
                item[user] = random.nextInt(3) == 0 ? 1 + random.nextInt(5) : 0;
            }
        }
        IntraListDiversity diversity = new IntraListDiversity(sparse(dense));
        int[] list = {8, 3, 5, 0, 1};

        double cosines = 0;
        for (int one = 0; one < list.length; one++) {
            for (int other = 0; other < one; other++) {
                cosines += dot(dense[list[one]], dense[list[other]])
                        / Math.sqrt(
                                dot(dense[list[one]], dense[list[one]]) * dot(dense[list[other]], dense[list[other]]));
            }
        }

        // 5 * 4 / 2 = 10 pairs; doubles on both sides.
        assertThat(diversity.of(list, 5)).isCloseTo(1 - cosines / 10, within(1e-12));
    }

    private static double dot(float[] one, float[] other) {
        double sum = 0;
        for (int at = 0; at < one.length; at++) {
            sum += (double) one[at] * other[at];
        }
        return sum;
    }

    private static SparseMatrix sparse(float[][] dense) {
        int[] starts = new int[dense.length + 1];
        int[] columns = new int[dense.length * dense[0].length];
        float[] values = new float[columns.length];
        int size = 0;
        for (int row = 0; row < dense.length; row++) {
            for (int column = 0; column < dense[row].length; column++) {
                if (dense[row][column] != 0) {
                    columns[size] = column;
                    values[size++] = dense[row][column];
                }
            }
            starts[row + 1] = size;
        }
        return SparseMatrix.of(dense[0].length, starts, Arrays.copyOf(columns, size), Arrays.copyOf(values, size));
    }
}
