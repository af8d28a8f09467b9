package dev.redstart.common.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class PixelsTest {
    /** Two columns and two rows: red and green above, blue and white below. */
    private static final byte[] FOUR = {-1, 0, 0, 0, -1, 0, 0, 0, -1, -1, -1, -1};

    @Test
    void liesByRowColumnAndChannel() {
        var picture = new Pixels(2, 2, 3, FOUR);

        assertThat(picture.value(0, 0, 0)).isEqualTo(255);
        assertThat(picture.value(1, 0, 1)).isEqualTo(255);
        assertThat(picture.value(0, 1, 2)).isEqualTo(255);
        assertThat(picture.value(0, 1, 0)).isZero();
        assertThat(picture).hasToString("2x2 RGB");
    }

    @Test
    void doesNotChangeWithTheArraysAroundIt() {
        byte[] data = FOUR.clone();
        var picture = new Pixels(2, 2, 3, data);

        data[0] = 7;
        picture.data()[1] = 7;

        assertThat(picture).isEqualTo(new Pixels(2, 2, 3, FOUR)).hasSameHashCodeAs(new Pixels(2, 2, 3, FOUR));
    }

    @Test
    void copiesAPartOfARow() {
        byte[] row = new byte[3];

        new Pixels(2, 2, 3, FOUR).copyRow(1, 1, 1, row);

        assertThat(row).containsExactly(-1, -1, -1);
    }

    @Test
    void checksItsSizes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pixels(0, 1, 1, new byte[0]))
                .withMessage("a picture has at least 1x1 pixels, got 0x1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pixels(1, 1, 4, new byte[4]))
                .withMessage("channels must be 1 (gray) or 3 (red, green, blue), got 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pixels(2, 2, 3, new byte[4]))
                .withMessage("a picture of 2x2x3 has 12 values, got 4");
    }
}
