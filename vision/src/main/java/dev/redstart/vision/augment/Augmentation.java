package dev.redstart.vision.augment;

import dev.redstart.tensor.network.RowAugmenter;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Changes of a training image that leave its label what it is; each time others, all from the random generator. Mixing two images is the
 * trainer's: {@code NetworkTrainer.Settings.withMixup}.
 *
 * <p>Flip, rotation, crop and shift are one step, interpolated between pixels unless it is a flip and a shift by whole pixels only; what comes in over
 * the border is the border's pixel. Then noise is added, and a square is cut out.
 *
 * @param flipColumns whether left and right are swapped for every other image
 * @param flipRows whether top and bottom are swapped for every other image
 * @param shift the farthest shift as a part of the side, 0 to 0.5
 * @param rotationDegrees the widest turn to either side, 0 to 180
 * @param crop how much of the sides may be left out, 0 to 0.9; the rest is enlarged
 * @param noise the deviation of Gaussian noise in units of the image's numbers, at least 0
 * @param cutout the side of a square that becomes 0, the mean of a normalised image, as a part of the shorter side, 0 to 0.9
 */
public record Augmentation(
        boolean flipColumns,
        boolean flipRows,
        double shift,
        double rotationDegrees,
        double crop,
        double noise,
        double cutout) {
    public Augmentation {
        checkRange("shift", shift, 0.5);
        checkRange("rotationDegrees", rotationDegrees, 180);
        checkRange("crop", crop, 0.9);
        checkRange("noise", noise, Float.MAX_VALUE);
        checkRange("cutout", cutout, 0.9);
    }

    private static void checkRange(String name, double value, double most) {
        if (!(value >= 0 && value <= most)) {
            String range = most == Float.MAX_VALUE ? "at least 0 and finite" : "0 to " + (float) most;
            throw new IllegalArgumentException(name + " must be " + range + ", got " + value);
        }
    }

    /** No change. */
    public static Augmentation none() {
        return new Augmentation(false, false, 0, 0, 0, 0, 0);
    }

    /** Shifts by a tenth and turns by 10 degrees: right for digits, letters, clothes and most photos. */
    public static Augmentation defaults() {
        return none().withShift(0.1).withRotationDegrees(10);
    }

    public Augmentation withFlipColumns(boolean value) {
        return new Augmentation(value, flipRows, shift, rotationDegrees, crop, noise, cutout);
    }

    public Augmentation withFlipRows(boolean value) {
        return new Augmentation(flipColumns, value, shift, rotationDegrees, crop, noise, cutout);
    }

    public Augmentation withShift(double value) {
        return new Augmentation(flipColumns, flipRows, value, rotationDegrees, crop, noise, cutout);
    }

    public Augmentation withRotationDegrees(double value) {
        return new Augmentation(flipColumns, flipRows, shift, value, crop, noise, cutout);
    }

    public Augmentation withCrop(double value) {
        return new Augmentation(flipColumns, flipRows, shift, rotationDegrees, value, noise, cutout);
    }

    public Augmentation withNoise(double value) {
        return new Augmentation(flipColumns, flipRows, shift, rotationDegrees, crop, value, cutout);
    }

    public Augmentation withCutout(double value) {
        return new Augmentation(flipColumns, flipRows, shift, rotationDegrees, crop, noise, value);
    }

    /** What a network's training asks for each row. */
    public RowAugmenter rows(ImageShape shape) {
        return (row, random) -> apply(row, shape, random);
    }

    /** Changes an image in place; the same generator state gives the same change. Thread-safe. */
    public void apply(float[] image, ImageShape shape, RandomGenerator random) {
        if (image.length != shape.values()) {
            throw new IllegalArgumentException(
                    "an image of " + shape + " has " + shape.values() + " numbers, got " + image.length);
        }
        Movement movement = Movement.of(this, shape, random);
        if (!movement.isNone()) {
            movement.apply(image, shape);
        }
        if (noise > 0) {
            addNoise(image, random);
        }
        if (cutout > 0) {
            cutOut(image, shape, random);
        }
    }

    private void addNoise(float[] image, RandomGenerator random) {
        for (int at = 0; at < image.length; at++) {
            image[at] += (float) (noise * random.nextGaussian());
        }
    }

    private void cutOut(float[] image, ImageShape shape, RandomGenerator random) {
        int side = (int) Math.round(cutout * Math.min(shape.height(), shape.width()));
        int left = random.nextInt(shape.width() - side + 1);
        int top = random.nextInt(shape.height() - side + 1);
        for (int channel = 0; channel < shape.channels(); channel++) {
            for (int y = top; y < top + side; y++) {
                int start = (channel * shape.height() + y) * shape.width() + left;
                Arrays.fill(image, start, start + side, 0);
            }
        }
    }
}
