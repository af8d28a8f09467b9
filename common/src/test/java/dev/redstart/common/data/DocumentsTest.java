package dev.redstart.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class DocumentsTest {
    private static final Documents MAILS = Documents.builder()
            .add("call now", "spam")
            .add("see you", "ham")
            .add("win big", "spam")
            .build(Source.inMemory("mails"));

    @Test
    void numbersLabelsByName() {
        assertThat(MAILS.labels().ids()).containsExactly("ham", "spam");
        assertThat(MAILS.label(0)).isEqualTo(1);
        assertThat(MAILS.texts()).containsExactly("call now", "see you", "win big");
        assertThat(MAILS.labelNumbers()).containsExactly(1, 0, 1);
        assertThat(MAILS.rowsOfLabel()).containsExactly(1, 2);
        assertThat(MAILS).hasToString("mails: 3 texts, 2 labels");
    }

    @Test
    void aPartKeepsAllLabels() {
        var part = MAILS.select(new int[] {2, 0});

        assertThat(part.texts()).containsExactly("win big", "call now");
        assertThat(part.labels().ids()).containsExactly("ham", "spam");
        assertThat(part.rowsOfLabel()).containsExactly(0, 2);
    }

    @Test
    void takesTheNumbersOfAnotherSet() {
        var numbered = MAILS.labelledAs(Vocabulary.of(List.of("spam", "advertisement")));

        assertThat(numbered.labels().ids()).containsExactly("spam", "advertisement", "ham");
        assertThat(List.of(numbered.label(0), numbered.label(1), numbered.label(2)))
                .containsExactly(0, 2, 0);
    }

    @Test
    void needsALabelForEachRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Documents.builder().add("text", " "))
                .withMessage("the label of row 0 must not be blank");
    }
}
