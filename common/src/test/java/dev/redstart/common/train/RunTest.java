package dev.redstart.common.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;

class RunTest {
    @Test
    void givesTheSameChanceForTheSameSeedAndPurpose() {
        long first = Run.seeded(7).random("item factors").nextLong();

        assertThat(Run.seeded(7).random("item factors").nextLong()).isEqualTo(first);
        assertThat(Run.seeded(7).random("user factors").nextLong()).isNotEqualTo(first);
        assertThat(Run.seeded(8).random("item factors").nextLong()).isNotEqualTo(first);
    }

    @Test
    void changesOneThingAtATime() {
        Cancellation cancellation = new Cancellation();

        Run run = Run.seeded(1)
                .withSeed(2)
                .withThreads(3)
                .withListener(ProgressListener.SILENT)
                .withCancellation(cancellation);

        assertThat(run).isEqualTo(new Run(2, 3, ProgressListener.SILENT, cancellation));
    }

    @Test
    void tellsItsListener() {
        List<Progress> heard = new ArrayList<>();
        Run run = Run.seeded(1).withListener(heard::add);

        run.progress("epochs", 1, 2);
        run.progress("epochs", 2, 2, Map.of("loss", 0.5));

        assertThat(heard)
                .containsExactly(
                        new Progress("epochs", 1, 2, Map.of()), new Progress("epochs", 2, 2, Map.of("loss", 0.5)));
    }

    @Test
    void stopsAtTheNextStepWhenCancelled() {
        Cancellation cancellation = new Cancellation();
        List<Progress> heard = new ArrayList<>();
        Run run = Run.seeded(1).withListener(heard::add).withCancellation(cancellation);
        run.progress("epochs", 1, 3);

        cancellation.request();

        assertThat(cancellation.isRequested()).isTrue();
        assertThatThrownBy(() -> run.progress("epochs", 2, 3))
                .isInstanceOf(CancellationException.class)
                .hasMessage("training was cancelled");
        assertThat(heard).hasSize(1);
    }

    @Test
    void needsAThread() {
        assertThatThrownBy(() -> Run.seeded(1).withThreads(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("threads must be at least 1, got 0");
    }

    @Test
    void refusesProgressThatCannotBe() {
        assertThatThrownBy(() -> new Progress("epochs", 3, 2, Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("progress of 'epochs' must be 0 <= done <= total, got 3 of 2");
        assertThatThrownBy(() -> new Progress("epochs", 0, 0, Map.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
