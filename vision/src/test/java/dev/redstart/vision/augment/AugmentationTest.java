package dev.redstart.vision.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class AugmentationTest {
    private static final ImageShape LINE = new ImageShape(1, 1, 4);
    private static final ImageShape PHOTO = new ImageShape(3, 32, 40);

    private static float[] changed(Augmentation augmentation, ImageShape shape, long seed) {
        float[] image = new float[shape.values()];
        for (int at = 0; at < image.length; at++) {
            image[at] = at + 1;
        }
        augmentation.apply(image, shape, new SplittableRandom(seed));
        return image;
    }

    /** All that a hundred generators make of the numbers 1, 2, 3, 4. */
    private static Set<String> outcomes(Augmentation augmentation) {
        var outcomes = new HashSet<String>();
        for (int seed = 0; seed < 100; seed++) {
            outcomes.add(Arrays.toString(changed(augmentation, LINE, seed)));
        }
        return outcomes;
    }

    @Test
    void leavesAnImageAsItIsWhenNothingIsAskedFor() {
        assertThat(outcomes(Augmentation.none())).containsExactly("[1.0, 2.0, 3.0, 4.0]");
    }

    @Test
    void flipsEveryOtherImage() {
        assertThat(outcomes(Augmentation.none().withFlipColumns(true)))
                .containsExactlyInAnyOrder("[1.0, 2.0, 3.0, 4.0]", "[4.0, 3.0, 2.0, 1.0]");
    }

    @Test
    void shiftsByWholePixelsAndRepeatsTheBorder() {
        assertThat(outcomes(Augmentation.none().withShift(0.25)))
                .containsExactlyInAnyOrder("[1.0, 2.0, 3.0, 4.0]", "[1.0, 1.0, 2.0, 3.0]", "[2.0, 3.0, 4.0, 4.0]");
    }

    @Test
    void cutsASquareOut() {
        assertThat(outcomes(Augmentation.none().withCutout(0.9)))
                .containsExactlyInAnyOrder(
                        "[0.0, 2.0, 3.0, 4.0]", "[1.0, 0.0, 3.0, 4.0]", "[1.0, 2.0, 0.0, 4.0]", "[1.0, 2.0, 3.0, 0.0]");
    }

    @Test
    void addsNoiseOfTheDeviationThatWasAskedFor() {
        float[] image = new float[PHOTO.values()];

        Augmentation.none().withNoise(0.5).apply(image, PHOTO, new SplittableRandom(1));

        double squares = 0;
        for (float value : image) {
            squares += value * value;
        }
        // 3840 draws: the deviation is within 0.5 +- 4 x 0.5 / sqrt(2 x 3840).
        assertThat(Math.sqrt(squares / image.length)).isCloseTo(0.5, within(0.023));
    }

    @Test
    void changesAllChannelsOfAnImageAlike() {
        float[] image = new float[PHOTO.values()];
        int plane = PHOTO.height() * PHOTO.width();
        var random = new SplittableRandom(2);
        for (int at = 0; at < plane; at++) {
            image[at] = image[plane + at] = image[2 * plane + at] = random.nextInt(256);
        }

        Augmentation.defaults().withFlipRows(true).withCrop(0.3).withCutout(0.2).apply(image, PHOTO, random);

        assertThat(Arrays.copyOfRange(image, plane, 2 * plane)).containsExactly(Arrays.copyOf(image, plane));
        assertThat(Arrays.copyOfRange(image, 2 * plane, 3 * plane)).containsExactly(Arrays.copyOf(image, plane));
    }

    @Test
    void keepsWithinTheValuesOfTheImageWhenItTurnsAndCrops() {
        for (int seed = 0; seed < 50; seed++) {
            float[] image =
                    changed(Augmentation.defaults().withRotationDegrees(180).withCrop(0.5), PHOTO, seed);

            for (float value : image) {
                assertThat(value).isBetween(1f, (float) PHOTO.values());
            }
        }
    }

    @Test
    void doesTheSameWithTheSameChance() {
        var all = new Augmentation(true, true, 0.1, 15, 0.2, 0.1, 0.25);

        assertThat(changed(all, PHOTO, 3))
                .containsExactly(changed(all, PHOTO, 3))
                .isNotEqualTo(changed(all, PHOTO, 4));
    }

    @Test
    void changesTheRowsOfANetwork() {
        float[] row = {1, 2, 3, 4};
        float[] same = {1, 2, 3, 4};
        var augmentation = Augmentation.none().withFlipColumns(true).withNoise(0.1);

        augmentation.rows(LINE).augment(row, new SplittableRandom(9));
        augmentation.apply(same, LINE, new SplittableRandom(9));

        assertThat(row).containsExactly(same);
    }

    @Test
    void checksItsSettings() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmentation.none().withShift(0.6))
                .withMessage("shift must be 0 to 0.5, got 0.6");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmentation.none().withNoise(Double.NaN))
                .withMessage("noise must be at least 0 and finite, got NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Augmentation.none().apply(new float[3], LINE, new SplittableRandom(1)))
                .withMessage("an image of ImageShape[channels=1, height=1, width=4] has 4 numbers, got 3");
    }
}
