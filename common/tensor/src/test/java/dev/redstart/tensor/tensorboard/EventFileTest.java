package dev.redstart.tensor.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.tensorboard.EventReader.Event;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventFileTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T01:02:03.5Z"), ZoneOffset.UTC);

    @TempDir
    private Path folder;

    @Test
    void beginsWithItsVersion() throws IOException {
        EventFile.create(folder, CLOCK).close();

        assertThat(EventReader.onlyFileIn(folder).getFileName().toString())
                .startsWith("events.out.tfevents.1795309323.");
        assertThat(EventReader.read(folder))
                .containsExactly(new Event(1795309323.5, 0, "brain.Event:2", "", List.of(), List.of()));
    }

    @Test
    void writesCurves() throws IOException {
        try (var file = EventFile.create(folder, CLOCK)) {
            file.scalar("epoch/loss", 1, 0.75);
            file.scalar("epoch/loss", 2, Double.NaN);
            file.scalar("epoch/fläche", 1L << 40, -1e-20);
        }

        assertThat(EventReader.read(folder).stream().skip(1))
                .containsExactly(
                        new Event(1795309323.5, 1, "", "epoch/loss", List.of(0.75f), List.of()),
                        new Event(1795309323.5, 2, "", "epoch/loss", List.of(Float.NaN), List.of()),
                        new Event(1795309323.5, 1L << 40, "", "epoch/fläche", List.of(-1e-20f), List.of()));
    }

    @Test
    void writesHowNumbersAreSpread() throws IOException {
        // 0 to 29 and twice 30: thirty intervals of width 1, of which the last has 29, 30 and 30.
        float[] numbers = new float[32];
        for (int at = 0; at < 31; at++) {
            numbers[at] = at;
        }
        numbers[31] = 30;

        try (var file = EventFile.create(folder, CLOCK)) {
            file.histogram("weights", 3, Tensor.of(numbers));
        }

        Event event = EventReader.read(folder).get(1);
        assertThat(event.histogram().subList(0, 5)).containsExactly(0.0, 30.0, 32.0, 495.0, 10_355.0);
        assertThat(event.histogram().subList(5, 8)).containsExactly(1.0, 2.0, 3.0);
        assertThat(event.histogram().subList(5 + 30, 5 + 60))
                .startsWith(1.0, 1.0)
                .endsWith(1.0, 3.0)
                .hasSize(30);
    }

    @Test
    void leavesOutWhatIsNotFinite() throws IOException {
        try (var file = EventFile.create(folder, CLOCK)) {
            file.histogram("equal", 0, Tensor.of(new float[] {2, Float.NaN, 2, Float.POSITIVE_INFINITY}));
            file.histogram("none", 0, Tensor.of(new float[] {Float.NaN}));
            file.histogram("empty", 0, Tensor.zeros(0));
        }

        assertThat(EventReader.read(folder)).hasSize(2);
        assertThat(EventReader.read(folder).get(1).histogram()).containsExactly(2.0, 2.0, 2.0, 4.0, 8.0, 2.0, 2.0);
    }

    @Test
    void canBeReadWhileItGrows() throws IOException {
        try (var file = EventFile.create(folder, CLOCK)) {
            for (int step = 1; step <= 5; step++) {
                file.scalar("loss", step, 1.0 / step);

                assertThat(EventReader.read(folder)).hasSize(1 + step);
            }
        }
    }

    @Test
    void takesEventsFromManyThreads() throws Exception {
        try (var file = EventFile.create(folder, CLOCK);
                var pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Long>> points = new ArrayList<>();
            for (long step = 0; step < 400; step++) {
                long at = step;
                points.add(() -> {
                    file.scalar("loss", at, 1);
                    return at;
                });
            }

            assertThat(pool.invokeAll(points)).allMatch(point -> point.state() == Future.State.SUCCESS);
        }

        assertThat(EventReader.read(folder).stream().skip(1).map(Event::step).distinct())
                .hasSize(400);
    }

    @Test
    void givesEachRunInOneSecondItsOwnFile() throws IOException {
        EventFile.create(folder, CLOCK).close();
        EventFile.create(folder, CLOCK).close();

        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void refusesABlankTagAndAPlaceThatIsNoFolder() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        try (var events = EventFile.create(folder.resolve("run"), CLOCK)) {
            assertThatThrownBy(() -> events.scalar(" ", 0, 1)).hasMessage("tag must not be blank");
        }
        assertThatThrownBy(() -> EventFile.create(file)).isInstanceOf(FileSystemException.class);
    }
}
