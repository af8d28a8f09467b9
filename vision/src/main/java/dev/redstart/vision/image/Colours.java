package dev.redstart.vision.image;

import dev.redstart.common.data.Pixels;

/** Gray from red, green and blue, and the other way round. */
final class Colours {
    private Colours() {}

    /** The picture in so many channels; itself if it has them. */
    static Pixels of(Pixels picture, int channels) {
        if (picture.channels() == channels) {
            return picture;
        }
        byte[] data = picture.data();
        return new Pixels(
                picture.width(), picture.height(), channels, channels == Pixels.GRAY ? gray(data) : threefold(data));
    }

    private static byte[] gray(byte[] rgb) {
        byte[] gray = new byte[rgb.length / 3];
        for (int at = 0; at < gray.length; at++) {
            gray[at] = gray(rgb[3 * at] & 0xff, rgb[3 * at + 1] & 0xff, rgb[3 * at + 2] & 0xff);
        }
        return gray;
    }

    /** ITU-R BT.601 luma in 15 bits, rounded: OpenCV's {@code RGB2GRAY}. */
    private static byte gray(int red, int green, int blue) {
        return (byte) ((9798 * red + 19235 * green + 3735 * blue + (1 << 14)) >> 15);
    }

    private static byte[] threefold(byte[] gray) {
        byte[] rgb = new byte[gray.length * 3];
        for (int at = 0; at < rgb.length; at++) {
            rgb[at] = gray[at / 3];
        }
        return rgb;
    }
}
