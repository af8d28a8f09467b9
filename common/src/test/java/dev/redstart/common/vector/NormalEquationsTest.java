package dev.redstart.common.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NormalEquationsTest {
    @Test
    void solvesALeastSquaresProblemThatCanBeCheckedByHand() {
        // (1 0) -> 2 and (1 1) -> 3 with weight 1, ridge 0: x = (2, 1) fits exactly.
        NormalEquations equations = new NormalEquations(2);
        equations.clear(0);
        equations.add(new float[] {1, 0}, 1, 2);
        equations.add(new float[] {1, 1}, 1, 3);
        equations.factorise();
        float[] solution = new float[2];

        equations.solve(solution);

        assertThat(solution[0]).isCloseTo(2, within(1e-6f));
        assertThat(solution[1]).isCloseTo(1, within(1e-6f));
    }

    @Test
    void shrinksTowardsZeroAsTheRidgeGrows() {
        NormalEquations equations = new NormalEquations(1);
        equations.clear(3);
        equations.add(new float[] {1}, 1, 8);
        equations.factorise();
        float[] solution = new float[1];

        equations.solve(solution);

        // (1 + 3) x = 8
        assertThat(solution[0]).isEqualTo(2);
    }

    /** Within 1e-4: condition numbers here are below 1,000, float32 has 7 digits. */
    @Test
    void satisfiesItsEquationsAtAllSizes() {
        SplittableRandom random = new SplittableRandom(3);
        for (int size : new int[] {1, 2, 7, 15, 16, 17, 33, 64, 101}) {
            VectorTable table = VectorTable.filled(2 * size, size, random::nextGaussian);
            Gram gram = Gram.of(table);
            NormalEquations equations = new NormalEquations(size);
            equations.start(gram, size);
            equations.add(table.row(0), 0, 1);
            equations.factorise();
            float[] solution = new float[size];
            equations.solve(solution);

            float[] image = new float[size];
            gram.multiply(solution, image);

            for (int at = 0; at < size; at++) {
                assertThat(image[at] + size * solution[at])
                        .as("size %d, place %d", size, at)
                        .isCloseTo(table.get(0, at), within(1e-4f));
            }
        }
    }
}
