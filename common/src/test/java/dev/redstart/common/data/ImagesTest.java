package dev.redstart.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImagesTest {
    private static final Pixels BLACK = new Pixels(1, 1, 1, new byte[] {0});
    private static final Pixels WHITE = new Pixels(1, 1, 1, new byte[] {(byte) 255});

    private static Images nightAndDay() {
        return Images.builder()
                .add(BLACK, "night")
                .add(WHITE, "day")
                .add(BLACK, "night")
                .build(Source.inMemory("sky"));
    }

    @Test
    void numbersLabelsInTheOrderOfTheirNames() {
        var images = nightAndDay();

        assertThat(images.labels().ids()).containsExactly("day", "night");
        assertThat(images.label(0)).isEqualTo(1);
        assertThat(images.labelNumbers()).containsExactly(1, 0, 1);
        assertThat(images.rowsOfLabel()).containsExactly(1, 2);
        assertThat(images).hasToString("sky: 3 images, 2 labels");
    }

    @Test
    void numbersLabelsAsItsPublisherDoes() {
        var images = Images.builder().add(WHITE, "day").build(Source.inMemory("sky"), List.of("night", "day", "dusk"));

        assertThat(images.label(0)).isEqualTo(1);
        assertThat(images.labels().size()).isEqualTo(3);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Images.builder().add(WHITE, "noon").build(Source.inMemory("sky"), List.of("day")))
                .withMessage("the labels [noon] do not all stand in [day]");
    }

    @Test
    void keepsAllLabelsInAPart() {
        var part = nightAndDay().select(new int[] {2, 2});

        assertThat(part.size()).isEqualTo(2);
        assertThat(part.picture(1)).isEqualTo(BLACK);
        assertThat(part.labels().ids()).containsExactly("day", "night");
    }

    @Test
    void takesOverTheNumbersOfAnotherSetsLabels() {
        var images = nightAndDay().labelledAs(Vocabulary.of(List.of("dusk", "night")));

        assertThat(images.labels().ids()).containsExactly("dusk", "night", "day");
        assertThat(images.label(0)).isEqualTo(1);
        assertThat(images.label(1)).isEqualTo(2);
    }

    @Test
    void readsAnEncodedPictureWhenItIsAskedFor() {
        var there = new EncodedPicture("a.png", () -> new byte[] {1, 2});
        var gone = new EncodedPicture("b.png", () -> {
            throw new IOException("no such disk");
        });

        assertThat(there.bytes()).containsExactly(1, 2);
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(gone::bytes)
                .withMessage("b.png: cannot be read: no such disk");
    }

    @Test
    void needsALabelForEachRow() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Images.builder().add(WHITE, " "))
                .withMessage("the label of row 0 must not be blank");
    }
}
