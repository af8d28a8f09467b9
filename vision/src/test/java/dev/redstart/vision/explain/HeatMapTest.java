package dev.redstart.vision.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.data.Pixels;
import dev.redstart.vision.StripedPatch;
import dev.redstart.vision.image.Preprocessing;
import dev.redstart.vision.image.Preprocessing.Fit;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    private static final HeatMap LEFT_FOR_RIGHT_AGAINST = new HeatMap(2, 1, new float[] {1, -1});

    private static ImageExplanation explanation(HeatMap heat, Preprocessing view) {
        return new ImageExplanation("cat", 0.9, heat, view, "occlusion");
    }

    /** Between the middles of its two places, .5 and 1.5, the map changes evenly; outside it stays. */
    @Test
    void isInterpolatedBetweenPlaces() {
        assertThat(LEFT_FOR_RIGHT_AGAINST.between(0.2, 0.5)).isEqualTo(1f);
        assertThat(LEFT_FOR_RIGHT_AGAINST.between(1.0, 0.5)).isCloseTo(0f, within(1e-6f));
        assertThat(LEFT_FOR_RIGHT_AGAINST.between(1.25, 0.5)).isCloseTo(-0.5f, within(1e-6f));
        assertThat(LEFT_FOR_RIGHT_AGAINST.scaledTo(4, 1).values())
                .containsExactly(new float[] {1, 0.5f, -0.5f, -1}, within(1e-6f));
    }

    @Test
    void refusesANumberOfValuesThatDoesNotFit() {
        assertThatThrownBy(() -> new HeatMap(2, 2, new float[3]))
                .hasMessage("a heat map of 2x2 does not have 3 values");
    }

    @Test
    void anOverlayIsRedForAndBlueAgainst() {
        Pixels picture = StripedPatch.plain(224, 128);

        Pixels drawn =
                explanation(LEFT_FOR_RIGHT_AGAINST, Preprocessing.of(2, 1, 1)).overlay(picture);

        assertThat(drawn.width()).isEqualTo(224);
        assertThat(drawn.value(10, 100, 0)).isGreaterThan(drawn.value(10, 100, 2));
        assertThat(drawn.value(210, 100, 2)).isGreaterThan(drawn.value(210, 100, 0));
        assertThat(drawn.value(112, 100, 1)).isCloseTo(128, within(2));
    }

    @Test
    void smallPicturesAreEnlarged() {
        Pixels drawn =
                explanation(LEFT_FOR_RIGHT_AGAINST, Preprocessing.of(2, 1, 1)).overlay(StripedPatch.plain(28, 0));

        assertThat(drawn.width()).isEqualTo(224);
        assertThat(drawn.height()).isEqualTo(224);
    }

    /** Of a picture twice as wide as high, a crop sees the middle half only. */
    @Test
    void whatTheModelHasNotSeenStaysGray() {
        Pixels wide = new Pixels(448, 224, Pixels.RGB, new byte[448 * 224 * 3]);
        HeatMap hot = new HeatMap(1, 1, new float[] {1});
        Preprocessing crop = Preprocessing.of(64, 64, 3).withFit(Fit.CROP);

        Pixels drawn = explanation(hot.scaledTo(64, 64), crop).overlay(wide);

        assertThat(drawn.value(224, 112, 0)).isGreaterThan(100);
        assertThat(drawn.value(20, 112, 0)).isZero();
        assertThat(drawn.value(430, 112, 0)).isZero();
    }

    @Test
    void heatlessExplanationsLeaveThePictureAsItIs() {
        Pixels drawn = explanation(new HeatMap(1, 1, new float[1]), Preprocessing.of(1, 1, 1))
                .overlay(StripedPatch.plain(224, 77));

        assertThat(drawn.value(5, 5, 0)).isEqualTo(77);
        assertThat(drawn.value(5, 5, 2)).isEqualTo(77);
    }
}
