package dev.redstart.common.vector;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Comparator;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TopNTest {
    private static int[] fullSort(float[] scores, int count) {
        return IntStream.range(0, scores.length)
                .filter(index -> scores[index] > Float.NEGATIVE_INFINITY)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer index) -> -scores[index])
                        .thenComparing(Comparator.reverseOrder()))
                .limit(count)
                .mapToInt(Integer::intValue)
                .toArray();
    }

    @Test
    void selectsWhatAFullSortWould() {
        SplittableRandom random = new SplittableRandom(5);
        for (int size : new int[] {0, 1, 2, 9, 10, 11, 100, 1_000}) {
            float[] scores = new float[size];
            for (int index = 0; index < size; index++) {
                // Few distinct values, so that ties decide often; some are not to be shown.
                scores[index] = random.nextInt(10) == 0 ? Float.NEGATIVE_INFINITY : random.nextInt(size / 2 + 1);
            }
            for (int count : new int[] {1, 2, 10, 64, 2_000}) {
                int[] selected = TopN.select(scores, count, (first, second) -> Integer.compare(second, first));

                assertThat(selected).as("%d of %d", count, size).containsExactly(fullSort(scores, count));
            }
        }
    }

    @Test
    void neverSelectsWhatIsNoNumberOrNotToBeShown() {
        float[] scores = {Float.NaN, 1, Float.NEGATIVE_INFINITY, 2, Float.NaN};

        assertThat(TopN.select(scores, 5, Integer::compare)).containsExactly(3, 1);
    }

    @Test
    void needsAPositiveCount() {
        assertThatThrownBy(() -> TopN.select(new float[1], 0, Integer::compare))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count must be at least 1, got 0");
    }
}
