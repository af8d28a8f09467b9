package dev.redstart.tensor.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.tensor.floats.Floats;
import dev.redstart.tensor.lstm.DropoutMasks.Share;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DropoutMasksTest {
    @Test
    void dropsTheShareAndGrowsTheRestToKeepTheSum() {
        DropoutMasks masks = DropoutMasks.draw(100, new Share(200, 0.2), new Share(300, 0.5), new SplittableRandom(1));

        // 20,000 and 30,000 draws: the standard deviations of the shares are .0028 and .0029
        assertThat(zeros(masks.inputs(), 20_000)).isCloseTo(0.2, within(0.012));
        assertThat(zeros(masks.states(), 30_000)).isCloseTo(0.5, within(0.012));
        assertThat(sum(masks.inputs(), 20_000) / 20_000).isCloseTo(1, within(0.015));
        assertThat(sum(masks.states(), 30_000) / 30_000).isCloseTo(1, within(0.025));
    }

    @Test
    void drawsNothingForAShareOfNothing() {
        DropoutMasks masks = DropoutMasks.draw(3, new Share(4, 0), new Share(5, 0), new SplittableRandom(1));

        assertThat(masks).isEqualTo(DropoutMasks.NONE);
    }

    private static double zeros(Floats mask, int count) {
        int zeros = 0;
        for (int at = 0; at < count; at++) {
            zeros += mask.get(at) == 0 ? 1 : 0;
        }
        return (double) zeros / count;
    }

    private static double sum(Floats mask, int count) {
        double sum = 0;
        for (int at = 0; at < count; at++) {
            sum += mask.get(at);
        }
        return sum;
    }
}
