package dev.redstart.common.train;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainableLabelsTest {
    private static final Source MAILS = Source.inMemory("mails");
    private static final Vocabulary LABELS = Vocabulary.of(List.of("ham", "spam"));

    private static void check(int... rowsOfLabel) {
        TrainableLabels.check(MAILS, "texts", LABELS, rowsOfLabel);
    }

    @Test
    void twoLabelsAreEnoughHoweverFewTheirRows() {
        assertThatCode(() -> check(1, 1)).doesNotThrowAnyException();
    }

    @Test
    void refusesOneLabelOrNone() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> check(7, 0))
                .withMessage("mails has 7 texts and all of one label; a classifier needs texts of at least two labels");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> check(0, 0))
                .withMessage("mails has 0 texts and no label; a classifier needs texts of at least two labels");
    }
}
