package dev.redstart.vision.image;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.EncodedPicture;
import dev.redstart.common.data.Picture;
import dev.redstart.common.data.Pixels;
import java.time.Duration;

/**
 * Decodes PNG, JPEG, BMP and the first frame of GIF, recognised by their first bytes, whatever the name says. Immutable, thread-safe.
 *
 * <p>Made for files from strangers: bytes, sides and pixels are checked in the header before anything is decoded, the clock is read at every row,
 * and a picture much larger than needed is shrunk while it is decoded, so that a photo of 12 million pixels never lies in memory as a whole. All of
 * it is Java: no AWT, no native code, the same pixels on every machine and in a native binary.
 *
 * <p>Transparent parts become white, 16 bits become 8, CMYK becomes RGB without a colour profile, and the orientation that a camera noted in EXIF is
 * applied. Bytes behind the end of a picture are refused where they look like an archive, a document or a script.
 */
public final class ImageDecoder {
    private final Limits limits;

    public ImageDecoder(Limits limits) {
        this.limits = limits;
    }

    /**
     * What a file may cost.
     *
     * @param bytes the longest file
     * @param pixels the most pixels that a header may announce
     * @param side the longest side that a header may announce, in pixels
     * @param keptPixels a picture of more pixels is shrunk by 2, 4, 8 or 16 where no preprocessing says how much is needed
     * @param time for one picture, by the clock
     */
    public record Limits(int bytes, long pixels, int side, int keptPixels, Duration time) {
        public Limits {
            if (bytes < 1 || pixels < 1 || side < 1 || keptPixels < 1) {
                throw new IllegalArgumentException("limits must be at least 1, got " + bytes + " bytes, " + pixels
                        + " pixels, a side of " + side + ", " + keptPixels + " pixels kept");
            }
            if (!time.isPositive()) {
                throw new IllegalArgumentException("the time for a picture must be positive, got " + time);
            }
        }

        /**
         * 20 MiB, 50 million pixels, sides of 16,384, 4 million pixels kept, 30 seconds (a busy machine is no attack):
         * any photo of a phone, and no bomb.
         */
        public static Limits defaults() {
            return new Limits(20 << 20, 50_000_000, 1 << 14, 4_000_000, Duration.ofSeconds(30));
        }

        public Limits withBytes(int value) {
            return new Limits(value, pixels, side, keptPixels, time);
        }

        public Limits withPixels(long value) {
            return new Limits(bytes, value, side, keptPixels, time);
        }

        public Limits withSide(int value) {
            return new Limits(bytes, pixels, value, keptPixels, time);
        }

        public Limits withKeptPixels(int value) {
            return new Limits(bytes, pixels, side, value, time);
        }

        public Limits withTime(Duration value) {
            return new Limits(bytes, pixels, side, keptPixels, value);
        }
    }

    /** A decoder with the usual limits. */
    public static ImageDecoder standard() {
        return new ImageDecoder(Limits.defaults());
    }

    /**
     * The whole picture, shrunk only if it has more than {@link Limits#keptPixels()}.
     *
     * @param where what messages call the file: {@code cats/17.jpg}
     * @throws DataException if it is no picture, is damaged, or is beyond the limits
     */
    public Pixels decode(byte[] file, String where) {
        ImageReader reader = open(file, where);
        int reduction = 1;
        while (reduction < 16 && kept(reader, reduction) > limits.keptPixels()) {
            reduction *= 2;
        }
        return read(reader, reduction);
    }

    private static long kept(ImageReader reader, int reduction) {
        return ((long) reader.width() / reduction) * (reader.height() / reduction);
    }

    /**
     * As much of the picture as a preprocessing needs. What comes out depends on the bytes and the preprocessing only, not on the limits, so that
     * training and serving see the same.
     */
    public Pixels decode(byte[] file, String where, Preprocessing target) {
        ImageReader reader = open(file, where);
        return read(reader, target.reduction(reader.uprightWidth(), reader.uprightHeight()));
    }

    /** A row of a data set, as much of it as a preprocessing needs. */
    public Pixels decode(Picture picture, Preprocessing target) {
        return switch (picture) {
            case Pixels pixels -> pixels;
            case EncodedPicture encoded -> decode(encoded.bytes(), encoded.name(), target);
        };
    }

    private ImageReader open(byte[] file, String where) {
        if (file.length > limits.bytes()) {
            throw new DataException(where + ": " + file.length + " bytes, at most " + limits.bytes() + " are allowed");
        }
        ImageReader reader = ImageReader.of(new ImageBytes(file, where));
        long pixels = (long) reader.width() * reader.height();
        if (reader.width() > limits.side() || reader.height() > limits.side() || pixels > limits.pixels()) {
            throw new DataException(where + ": a picture of " + reader.width() + "x" + reader.height()
                    + " pixels; at most " + limits.pixels() + " pixels and sides of " + limits.side() + " are allowed");
        }
        return reader;
    }

    private Pixels read(ImageReader reader, int reduction) {
        return reader.orientation().applied(reader.read(reduction, Deadline.in(limits.time())));
    }
}
