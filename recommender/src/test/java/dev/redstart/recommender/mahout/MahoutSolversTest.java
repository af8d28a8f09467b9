package dev.redstart.recommender.mahout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.vector.Gram;
import dev.redstart.common.vector.NormalEquations;
import dev.redstart.common.vector.VectorTable;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.mahout.math.SequentialAccessSparseVector;
import org.apache.mahout.math.Vector;
import org.apache.mahout.math.als.AlternatingLeastSquaresSolver;
import org.apache.mahout.math.als.ImplicitFeedbackAlternatingLeastSquaresSolver;
import org.apache.mahout.math.map.OpenIntObjectHashMap;
import org.junit.jupiter.api.Test;

/**
 * Mahout's solvers, which count in doubles and share no code with ours, as the judge of the equations that our models solve. Within 1e-3: ours
 * count in floats.
 */
class MahoutSolversTest {
    private static final int ITEMS = 60;
    private static final int FACTORS = 12;

    private final SplittableRandom random = new SplittableRandom(11);
    private final VectorTable items = VectorTable.filled(ITEMS, FACTORS, () -> 0.3 * random.nextGaussian());
    private final int[] taken = {2, 3, 5, 7, 11, 13, 17, 19, 23};
    private final float[] values = {1, 2, 1, 5, 3, 1, 2, 4, 1};

    private Vector row() {
        Vector row = new SequentialAccessSparseVector(ITEMS);
        for (int at = 0; at < taken.length; at++) {
            row.set(taken[at], values[at]);
        }
        return row;
    }

    private static void assertAlike(float[] actual, Vector expected) {
        for (int at = 0; at < FACTORS; at++) {
            assertThat(actual[at]).isCloseTo((float) expected.get(at), within(1e-3f));
        }
    }

    @Test
    void agreesOnExplicitRatings() {
        double penalty = 0.1;
        List<Vector> vectors = new ArrayList<>();
        NormalEquations equations = new NormalEquations(FACTORS);
        equations.clear((float) (penalty * taken.length));
        for (int at = 0; at < taken.length; at++) {
            vectors.add(MahoutMatrices.vectorOf(items.row(taken[at])));
            equations.add(items.row(taken[at]), 1, values[at]);
        }
        equations.factorise();
        float[] solution = new float[FACTORS];
        equations.solve(solution);

        Vector expected = AlternatingLeastSquaresSolver.solve(vectors, denseRow(), penalty, FACTORS);

        assertAlike(solution, expected);
    }

    private Vector denseRow() {
        return MahoutMatrices.vectorOf(values);
    }

    @Test
    void agreesOnImplicitFeedback() {
        double penalty = 0.1;
        double alpha = 2;
        OpenIntObjectHashMap<Vector> vectors = new OpenIntObjectHashMap<>();
        for (int item = 0; item < ITEMS; item++) {
            vectors.put(item, MahoutMatrices.vectorOf(items.row(item)));
        }
        NormalEquations equations = new NormalEquations(FACTORS);
        equations.start(Gram.of(items), (float) penalty);
        for (int at = 0; at < taken.length; at++) {
            float confidence = (float) (1 + alpha * values[at]);
            equations.add(items.row(taken[at]), confidence - 1, confidence);
        }
        equations.factorise();
        float[] solution = new float[FACTORS];
        equations.solve(solution);

        Vector expected =
                new ImplicitFeedbackAlternatingLeastSquaresSolver(FACTORS, penalty, alpha, vectors, 1).solve(row());

        assertAlike(solution, expected);
    }
}
