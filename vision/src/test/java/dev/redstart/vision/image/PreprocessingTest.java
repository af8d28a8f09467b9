package dev.redstart.vision.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.json.Json;
import dev.redstart.vision.image.Preprocessing.Fit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PreprocessingTest {
    private static Pixels gray(int width, int height, int... values) {
        byte[] data = new byte[values.length];
        for (int at = 0; at < data.length; at++) {
            data[at] = (byte) values[at];
        }
        return new Pixels(width, height, 1, data);
    }

    @Test
    void givesOneChannelAfterTheOther() {
        var twoPixels = new Pixels(2, 1, 3, new byte[] {(byte) 255, 0, 51, 0, (byte) 255, 102});

        assertThat(Preprocessing.of(2, 1, 3).apply(twoPixels)).containsExactly(1, 0, 0, 1, 0.2f, 0.4f);
    }

    @Test
    void normalisesEachChannel() {
        var target = Preprocessing.of(1, 1, 3).withNormalisation(List.of(0.5, 0.0, 1.0), List.of(0.5, 2.0, 0.1));
        var white = new Pixels(1, 1, 3, new byte[] {(byte) 255, (byte) 255, (byte) 255});

        assertThat(target.apply(white)).containsExactly(1, 0.5f, 0);
    }

    /** .299 x 255 = 76.2, .587 x 255 = 149.7, .114 x 255 = 29.1. */
    @Test
    void weighsColoursAsOpenCvDoes() {
        var colours = new Pixels(3, 1, 3, new byte[] {(byte) 255, 0, 0, 0, (byte) 255, 0, 0, 0, (byte) 255});

        assertThat(Preprocessing.of(3, 1, 1).fit(colours)).isEqualTo(gray(3, 1, 76, 150, 29));
    }

    /** The first of two columns covers 10 and half of 40, (10 + 20) / 1.5 = 20; the second half of 40 and 100, 120 / 1.5 = 80. */
    @Test
    void averagesTheAreaThatAPixelCovers() {
        assertThat(Preprocessing.of(2, 1, 1).fit(gray(3, 1, 10, 40, 100))).isEqualTo(gray(2, 1, 20, 80));
        assertThat(Preprocessing.of(1, 1, 1).fit(gray(2, 2, 0, 10, 20, 31))).isEqualTo(gray(1, 1, 15));
    }

    @Test
    void stretchesLetterboxesOrCrops() {
        var wide = gray(4, 2, 10, 20, 30, 40, 10, 20, 30, 40);
        var square = Preprocessing.of(2, 2, 1);

        assertThat(square.fit(wide)).isEqualTo(gray(2, 2, 15, 35, 15, 35));
        assertThat(square.withFit(Fit.CROP).fit(wide)).isEqualTo(gray(2, 2, 20, 30, 20, 30));
        assertThat(Preprocessing.of(4, 4, 1).withFit(Fit.LETTERBOX).fit(wide))
                .isEqualTo(gray(4, 4, 0, 0, 0, 0, 10, 20, 30, 40, 10, 20, 30, 40, 0, 0, 0, 0));
    }

    @Test
    void fillsTheLetterboxWithTheMeanColourWhichBecomesNothing() {
        var target = Preprocessing.of(1, 3, 1).withFit(Fit.LETTERBOX).withNormalisation(List.of(0.4), List.of(0.5));

        float[] values = target.apply(gray(2, 2, 255, 255, 255, 255));

        assertThat(values[0]).isCloseTo(0, within(1e-6f));
        assertThat(values[1]).isCloseTo(1.2f, within(1e-6f));
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 500", "500, 1", "7, 3", "28, 28", "300, 301"})
    void takesPicturesOfAnySizeInAnyFit(int width, int height) {
        var picture = new Pixels(width, height, 3, new byte[3 * width * height]);

        for (Fit fit : Fit.values()) {
            for (int channels : new int[] {1, 3}) {
                assertThat(Preprocessing.of(28, 20, channels).withFit(fit).apply(picture))
                        .hasSize(28 * 20 * channels)
                        .containsOnly(0f);
            }
        }
    }

    @Test
    void isTheSameAfterItWasStored() {
        var target = Preprocessing.of(224, 160, 3)
                .withFit(Fit.CROP)
                .withNormalisation(List.of(0.485, 0.456, 0.406), List.of(0.229, 0.224, 0.225));

        var json = Json.readObject(Json.write(target.toJson()), "preprocessing.json");

        assertThat(Preprocessing.fromJson(json, "preprocessing.json")).isEqualTo(target);
    }

    @Test
    void saysWhatIsWrongWithWhatWasStored() {
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Preprocessing.fromJson(Map.of(), "p.json"))
                .withMessage("p.json: 'width' must be a whole number, got null");
        var json = Preprocessing.of(2, 2, 1).toJson();
        json.put("fit", "zoom");
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Preprocessing.fromJson(json, "p.json"))
                .withMessage("p.json: 'fit' must be stretch, letterbox or crop, got zoom");
        json.put("fit", "crop");
        json.put("deviation", List.of(0.0));
        assertThatExceptionOfType(DataException.class)
                .isThrownBy(() -> Preprocessing.fromJson(json, "p.json"))
                .withMessage("p.json: deviation must be at least 0.000001, got [0.0]");
    }

    @Test
    void checksItsNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preprocessing.of(0, 28, 1))
                .withMessage("width and height must be 1 to 2048, got 0x28");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preprocessing.of(28, 28, 2))
                .withMessage("channels must be 1 (gray) or 3 (red, green, blue), got 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Preprocessing.of(1, 1, 3).withNormalisation(List.of(0.0), List.of(1.0)))
                .withMessage("mean and deviation need 3 values, got 1 and 1");
    }
}
