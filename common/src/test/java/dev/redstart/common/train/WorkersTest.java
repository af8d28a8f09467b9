package dev.redstart.common.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class WorkersTest {
    @Test
    void doesEveryPieceOnceOnAnyNumberOfThreads() {
        for (int threads = 1; threads <= 3; threads++) {
            AtomicIntegerArray done = new AtomicIntegerArray(100);

            try (Workers workers = Workers.of(Run.seeded(1).withThreads(threads))) {
                workers.each(0, done::incrementAndGet);
                workers.each(100, done::incrementAndGet);
            }

            for (int piece = 0; piece < 100; piece++) {
                assertThat(done.get(piece)).isEqualTo(1);
            }
        }
    }

    @Test
    void passesOnWhatAPieceThrows() {
        try (Workers workers = Workers.of(Run.seeded(1).withThreads(2))) {
            assertThatThrownBy(() -> workers.each(10, piece -> {
                        if (piece == 7) {
                            throw new IllegalArgumentException("piece 7 is broken");
                        }
                    }))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("piece 7 is broken");
        }
    }
}
