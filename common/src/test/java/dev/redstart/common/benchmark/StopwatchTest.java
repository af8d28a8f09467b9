package dev.redstart.common.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    @Test
    void runsEachPieceAtLeastThreeTimes() {
        AtomicInteger slow = new AtomicInteger();
        AtomicInteger fast = new AtomicInteger();
        Stopwatch watch = new Stopwatch();

        watch.time(10, () -> burnSeconds(0.3, slow));
        watch.time(10, fast::incrementAndGet);
        Timing timing = watch.timing("burning", "units/s");

        assertThat(slow).hasValue(3);
        assertThat(fast).hasValue(50);
        assertThat(timing.coldCpuSeconds()).isGreaterThanOrEqualTo(0.3);
        assertThat(timing.cpuSeconds()).isGreaterThanOrEqualTo(0.15);
        assertThat(timing.rate()).isBetween(1.0, 20 / 0.3);
    }

    @Test
    void hasNothingToSayBeforeItMeasured() {
        assertThatThrownBy(() -> new Stopwatch().timing("idle", "units/s"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("nothing was timed for 'idle'");
    }

    /** Uses so much processor time or more. */
    private static void burnSeconds(double seconds, AtomicInteger runs) {
        double used = 0;
        while (used < seconds) {
            used += CpuClock.seconds(() -> Math.sqrt(runs.get()));
        }
        runs.incrementAndGet();
    }
}
