package dev.redstart.common.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Source;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrainerTest {
    /** How two ratings are compared. */
    public enum Distance {
        MEAN_SQUARE
    }

    /** Settings of every type that a record of settings may have. */
    public record Settings(int factors, double rate, boolean biased, String solver, Distance distance) {}

    /** One of several ways; its name is its toString(). */
    public sealed interface Schedule {
        /** The only one. */
        record Step(int every) implements Schedule {
            @Override
            public String toString() {
                return "step(" + every + ")";
            }
        }
    }

    /** Settings that several trainers share. */
    public record Shared(int epochs, Schedule schedule) {}

    /** Settings with others within. */
    public record Outer(int units, Shared shared, boolean wide) {}

    /** Learns the number of rows. */
    private record RowCounter(Record settings) implements Trainer<Interactions, Integer> {
        @Override
        public String name() {
            return "row-counter";
        }

        @Override
        public Integer train(Interactions data, Run run) {
            return data.size();
        }
    }

    private final Interactions data = Interactions.builder(Interactions.Duplicates.SUM)
            .add("ann", "tea", 1)
            .add("bob", "tea", 1)
            .build(new Source("shop", "CC-BY-4.0", "ab".repeat(32)));

    @Test
    void keepsTheHistoryBesideTheModel() {
        RowCounter trainer = new RowCounter(new Settings(64, 0.005, true, "cg", Distance.MEAN_SQUARE));

        Trained<Integer> trained = trainer.fit(data, Run.seeded(42));

        Provenance provenance = trained.provenance();
        assertThat(trained.model()).isEqualTo(2);
        assertThat(trained.time()).isGreaterThanOrEqualTo(Duration.ZERO);
        assertThat(provenance.algorithm()).isEqualTo("row-counter");
        assertThat(provenance.seed()).isEqualTo(42);
        assertThat(provenance.source()).isEqualTo(data.source());
        assertThat(provenance.rows()).isEqualTo(2);
        assertThat(provenance.software()).containsOnlyKeys("java", "redstart");
    }

    @Test
    void writesSettingsByNameInTheirOrder() {
        RowCounter trainer = new RowCounter(new Settings(64, 0.005, true, "cg", Distance.MEAN_SQUARE));

        Map<String, Object> settings =
                trainer.fit(data, Run.seeded(1)).provenance().settings();

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("factors", 64);
        expected.put("rate", 0.005);
        expected.put("biased", true);
        expected.put("solver", "cg");
        expected.put("distance", "mean-square");
        assertThat(List.copyOf(settings.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
    }

    @Test
    void writesSettingsWithinSettingsBesideTheOthers() {
        RowCounter trainer = new RowCounter(new Outer(8, new Shared(3, new Schedule.Step(2)), true));

        Map<String, Object> settings =
                trainer.fit(data, Run.seeded(1)).provenance().settings();

        Map<String, Object> expected = new LinkedHashMap<>();
        expected.put("units", 8);
        expected.put("epochs", 3);
        expected.put("schedule", "step(2)");
        expected.put("wide", true);
        assertThat(List.copyOf(settings.entrySet())).isEqualTo(List.copyOf(expected.entrySet()));
    }
}
