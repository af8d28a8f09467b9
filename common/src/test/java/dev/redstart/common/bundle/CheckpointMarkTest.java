package dev.redstart.common.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Source;
import dev.redstart.common.model.ModelException;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckpointMarkTest {
    private static final String OTHER_ROWS = "the checkpoint is of other rows; take those, or train from the beginning";
    private static final Tensors STATE =
            Tensors.builder().longs("epoch", new long[] {3}).build();

    private static Documents mails(String text, String label) {
        return Documents.builder().add("see you", "ham").add(text, label).build(Source.inMemory("mails"));
    }

    @Test
    void aStateIsOfItsOwnTexts() {
        var mark = CheckpointMark.of(mails("win big", "spam"), List.of("seed 7"));

        var checkpoint = mark.put(STATE);

        assertThat(checkpoint.longs("epoch", 1)).containsExactly(3);
        assertThatCode(() -> mark.check(checkpoint)).doesNotThrowAnyException();
        for (Documents other : List.of(mails("win", "spam"), mails("win big", "ham"), mails("win big", "unwanted"))) {
            assertThatExceptionOfType(ModelException.class)
                    .isThrownBy(
                            () -> CheckpointMark.of(other, List.of("seed 7")).check(checkpoint))
                    .withMessage(OTHER_ROWS);
        }
    }

    @Test
    void aStateIsOfItsOwnNumbers() {
        var mark = CheckpointMark.of(List.of(new float[] {1, 2}), new int[] {0}, List.of("seed 7"));

        var checkpoint = mark.put(STATE);

        assertThatCode(() -> mark.check(checkpoint)).doesNotThrowAnyException();
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> CheckpointMark.of(List.of(new float[] {1, 3}), new int[] {0}, List.of("seed 7"))
                        .check(checkpoint))
                .withMessage(OTHER_ROWS);
    }

    @Test
    void aStateIsOfItsOwnSettings() {
        var data = mails("win big", "spam");
        var checkpoint = CheckpointMark.of(data, List.of("a", "bc")).put(STATE);

        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> CheckpointMark.of(data, List.of("ab", "c")).check(checkpoint))
                .withMessage(
                        "the checkpoint is of other settings or another seed; take those, or train from the beginning");
    }

    @Test
    void whatHasNoMarkIsNoCheckpoint() {
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() ->
                        CheckpointMark.of(mails("win big", "spam"), List.of()).check(STATE))
                .withMessage("this is no checkpoint of a training that can be resumed here");
    }
}
