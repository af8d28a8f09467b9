package dev.redstart.common.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class VectorScanTest {
    private static final int[] ROWS = {0, 1, 31, 32, 33, 63, 64, 65, 100};
    private static final int DIMENSIONS = 19;

    private final SplittableRandom random = new SplittableRandom(7);

    private float[] vector() {
        float[] vector = new float[DIMENSIONS];
        for (int at = 0; at < DIMENSIONS; at++) {
            vector[at] = (float) random.nextGaussian();
        }
        return vector;
    }

    /** Within 1e-5: the scan adds one product after the other, the table in 16 lanes. */
    @Test
    void givesTheInnerProductWithEveryRow() {
        for (int rows : ROWS) {
            VectorTable table = VectorTable.filled(rows, DIMENSIONS, random::nextGaussian);
            float[] query = vector();
            float[] scores = new float[rows];

            VectorScan.of(table).scores(query, scores);

            for (int row = 0; row < rows; row++) {
                assertThat(scores[row]).as("row %d of %d", row, rows).isCloseTo(table.dot(row, query), within(1e-5f));
            }
        }
    }

    @Test
    void givesManyQueriesTheSameBitsAsEachAlone() {
        for (int rows : ROWS) {
            VectorScan scan = VectorScan.of(VectorTable.filled(rows, DIMENSIONS, random::nextGaussian));
            float[][] queries = {vector(), vector(), vector(), vector(), vector(), vector(), vector()};
            float[][] together = new float[8][rows];
            float[] alone = new float[rows];

            scan.scores(queries, together);

            for (int query = 0; query < queries.length; query++) {
                scan.scores(queries[query], alone);
                assertThat(together[query]).as("query %d", query).isEqualTo(alone);
            }
            assertThat(together[7]).containsOnly(new float[rows]);
        }
    }

    @Test
    void refusesQueriesAndScoresThatDoNotFit() {
        VectorScan scan = VectorScan.of(VectorTable.zeros(3, 2));

        assertThatThrownBy(() -> scan.scores(new float[3], new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a scan of 3 vectors of 2 floats got a query of 3 and place for 3 scores");
    }
}
