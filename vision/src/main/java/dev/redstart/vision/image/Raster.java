package dev.redstart.vision.image;

import dev.redstart.common.data.Pixels;

/**
 * Takes the pixels of a picture in any order, each once, and shrinks it by averaging squares of pixels. Holds the shrunk picture only.
 */
final class Raster {
    private final int width;
    private final int height;
    private final int channels;
    private final int reduction;
    private final int reducedWidth;
    private final int reducedHeight;
    private final byte[] data;
    /** Sums of squares of up to 16 x 16 pixels: 256 x 255 just fits 16 bits. */
    private final char[] sums;

    Raster(int width, int height, int channels, int reduction) {
        this.width = width;
        this.height = height;
        this.channels = channels;
        this.reduction = reduction;
        this.reducedWidth = (width + reduction - 1) / reduction;
        this.reducedHeight = (height + reduction - 1) / reduction;
        this.data = new byte[reducedWidth * reducedHeight * channels];
        this.sums = new char[reduction == 1 ? 0 : data.length];
    }

    /** A whole row, or its start. */
    void row(byte[] values, int y) {
        pixels(values, y, 0, 1);
    }

    /**
     * Every so manieth pixel of a row, as interlaced formats have them.
     *
     * @param values of pixel {@code x}, {@code x + step} and so on
     */
    void pixels(byte[] values, int y, int x, int step) {
        if (reduction == 1) {
            place(values, y, x, step);
        } else {
            sum(values, y, x, step);
        }
    }

    private void place(byte[] values, int y, int x, int step) {
        if (step == 1) {
            System.arraycopy(values, 0, data, (y * width + x) * channels, (width - x) * channels);
            return;
        }
        int from = 0;
        for (int column = x; column < width; column += step) {
            for (int channel = 0; channel < channels; channel++) {
                data[(y * width + column) * channels + channel] = values[from++];
            }
        }
    }

    private void sum(byte[] values, int y, int x, int step) {
        int rowStart = y / reduction * reducedWidth;
        int from = 0;
        for (int column = x; column < width; column += step) {
            int at = (rowStart + column / reduction) * channels;
            for (int channel = 0; channel < channels; channel++) {
                sums[at + channel] += (char) (values[from++] & 0xff);
            }
        }
    }

    Pixels pixels() {
        if (reduction > 1) {
            for (int y = 0; y < reducedHeight; y++) {
                for (int x = 0; x < reducedWidth; x++) {
                    average(x, y);
                }
            }
        }
        return new Pixels(reducedWidth, reducedHeight, channels, data);
    }

    private void average(int x, int y) {
        int columns = Math.min(reduction, width - x * reduction);
        int rows = Math.min(reduction, height - y * reduction);
        int count = columns * rows;
        int at = (y * reducedWidth + x) * channels;
        for (int channel = 0; channel < channels; channel++) {
            data[at + channel] = (byte) ((sums[at + channel] + count / 2) / count);
        }
    }
}
