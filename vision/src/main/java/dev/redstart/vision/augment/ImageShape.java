package dev.redstart.vision.augment;

/** The shape of an image that lies in one array by channel, row and column (CHW). */
public record ImageShape(int channels, int height, int width) {
    public ImageShape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "an image has at least 1 channel, row and column, got " + channels + "x" + height + "x" + width);
        }
    }

    /** How many numbers an image has. */
    public int values() {
        return channels * height * width;
    }
}
