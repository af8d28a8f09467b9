package dev.redstart.common.data;

import java.util.Arrays;

/**
 * A decoded picture: 8 bits a value, 0 black to 255 full, by row, then column, then channel (HWC). One channel is gray, three are red,
 * green and blue. Immutable.
 */
public final class Pixels implements Picture {
    /** Channels of a gray picture. */
    public static final int GRAY = 1;

    /** Channels of a colour picture: red, green, blue. */
    public static final int RGB = 3;

    private final int width;
    private final int height;
    private final int channels;
    private final byte[] data;

    /** @param data height x width x channels values; copied */
    public Pixels(int width, int height, int channels, byte[] data) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("a picture has at least 1x1 pixels, got " + width + "x" + height);
        }
        if (channels != GRAY && channels != RGB) {
            throw new IllegalArgumentException("channels must be 1 (gray) or 3 (red, green, blue), got " + channels);
        }
        if (data.length != (long) width * height * channels) {
            throw new IllegalArgumentException("a picture of " + width + "x" + height + "x" + channels + " has "
                    + (long) width * height * channels + " values, got " + data.length);
        }
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.data = data.clone();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public int channels() {
        return channels;
    }

    /** One value, 0 to 255. */
    public int value(int x, int y, int channel) {
        return data[(y * width + x) * channels + channel] & 0xff;
    }

    /** A copy of all values, by row, column and channel; a value is {@code data[i] & 0xff}. */
    public byte[] data() {
        return data.clone();
    }

    /**
     * Copies a part of a row, all channels, to the start of {@code target}: how a loop over many pixels reads them.
     *
     * @param columns how many from column {@code x} on
     */
    public void copyRow(int x, int y, int columns, byte[] target) {
        System.arraycopy(data, (y * width + x) * channels, target, 0, columns * channels);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pixels that
                && width == that.width
                && height == that.height
                && channels == that.channels
                && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(data) + width;
    }

    @Override
    public String toString() {
        return width + "x" + height + (channels == GRAY ? " gray" : " RGB");
    }
}
