package dev.redstart.vision.image;

import java.util.Arrays;

/**
 * Makes the samples of a PNG row gray or RGB of 8 bits, on white where they are transparent.
 *
 * <p>The palette is kept as RGB and alpha; the transparent colour of pictures without palette and alpha is compared before samples are scaled.
 */
final class PngColours {
    private static final int GRAY = 0;
    private static final int RGB = 2;
    private static final int PALETTE = 3;
    private static final int GRAY_ALPHA = 4;
    private static final int RGB_ALPHA = 6;

    private final ImageBytes file;
    private final int depth;
    private final int type;
    private final byte[] palette = new byte[3 * 256];
    private final byte[] paletteAlpha = new byte[256];
    private int paletteSize;
    private final int[] transparent = {-1, -1, -1};

    PngColours(ImageBytes file, int depth, int type) {
        this.file = file;
        this.depth = depth;
        this.type = type;
        boolean known =
                switch (type) {
                    case GRAY -> depth == 1 || depth == 2 || depth == 4 || depth == 8 || depth == 16;
                    case PALETTE -> depth == 1 || depth == 2 || depth == 4 || depth == 8;
                    case RGB, GRAY_ALPHA, RGB_ALPHA -> depth == 8 || depth == 16;
                    default -> false;
                };
        if (!known) {
            throw file.damaged("there is no PNG of colour type " + type + " with " + depth + " bits");
        }
        Arrays.fill(paletteAlpha, (byte) 255);
    }

    /** Channels of the result. */
    int channels() {
        return type == GRAY || type == GRAY_ALPHA ? 1 : 3;
    }

    private int samples() {
        return switch (type) {
            case GRAY_ALPHA -> 2;
            case RGB -> 3;
            case RGB_ALPHA -> 4;
            default -> 1;
        };
    }

    int rowBytes(int columns) {
        return (int) (((long) columns * samples() * depth + 7) / 8);
    }

    /** Bytes of a whole pixel, at least 1. */
    int pixelBytes() {
        return Math.max(1, samples() * depth / 8);
    }

    void palette(int at, int length) {
        if (length % 3 != 0 || length > palette.length || length == 0) {
            throw file.damaged("a palette of " + length + " bytes");
        }
        System.arraycopy(file.data(), at, palette, 0, length);
        paletteSize = length / 3;
    }

    void transparency(int at, int length) {
        if (type == PALETTE) {
            System.arraycopy(file.data(), at, paletteAlpha, 0, Math.min(length, paletteAlpha.length));
        } else if (type == GRAY || type == RGB) {
            for (int sample = 0; sample < samples(); sample++) {
                transparent[sample] = file.u16(at + 2 * sample);
            }
        }
    }

    /** @param row the filter's byte, then samples */
    void convert(byte[] row, int columns, byte[] target) {
        switch (type) {
            case PALETTE -> indexed(row, columns, target);
            case GRAY_ALPHA, RGB_ALPHA -> blended(row, columns, target);
            default -> opaque(row, columns, target);
        }
    }

    private void indexed(byte[] row, int columns, byte[] target) {
        for (int x = 0; x < columns; x++) {
            int index = sample(row, x);
            if (index >= paletteSize) {
                throw file.damaged("colour " + index + " of a palette of " + paletteSize);
            }
            for (int channel = 0; channel < 3; channel++) {
                target[3 * x + channel] = onWhite(palette[3 * index + channel] & 0xff, paletteAlpha[index] & 0xff);
            }
        }
    }

    private void blended(byte[] row, int columns, byte[] target) {
        int colours = channels();
        for (int x = 0; x < columns; x++) {
            int first = x * (colours + 1);
            int alpha = scaled(sample(row, first + colours));
            for (int channel = 0; channel < colours; channel++) {
                target[x * colours + channel] = onWhite(scaled(sample(row, first + channel)), alpha);
            }
        }
    }

    private void opaque(byte[] row, int columns, byte[] target) {
        int colours = channels();
        if (depth == 8 && transparent[0] < 0) {
            System.arraycopy(row, 1, target, 0, columns * colours);
            return;
        }
        for (int x = 0; x < columns; x++) {
            boolean clear = true;
            for (int channel = 0; channel < colours; channel++) {
                int sample = sample(row, x * colours + channel);
                clear &= sample == transparent[channel];
                target[x * colours + channel] = (byte) scaled(sample);
            }
            if (clear) {
                Arrays.fill(target, x * colours, (x + 1) * colours, (byte) 255);
            }
        }
    }

    private int sample(byte[] row, int index) {
        if (depth == 8) {
            return row[1 + index] & 0xff;
        }
        if (depth == 16) {
            return ((row[1 + 2 * index] & 0xff) << 8) | (row[2 + 2 * index] & 0xff);
        }
        int bit = index * depth;
        return ((row[1 + bit / 8] & 0xff) >> (8 - depth - bit % 8)) & ((1 << depth) - 1);
    }

    private int scaled(int sample) {
        if (depth == 8) {
            return sample;
        }
        int most = (1 << depth) - 1;
        return (sample * 255 + most / 2) / most;
    }

    private static byte onWhite(int value, int alpha) {
        return (byte) ((value * alpha + 255 * (255 - alpha) + 127) / 255);
    }
}
