package dev.redstart.vision.image;

import dev.redstart.common.data.Pixels;
import java.util.Arrays;

/** The first frame of a GIF 87a or 89a on its screen; what is transparent or outside of the frame is white. */
final class GifReader implements ImageReader {
    private static final int EXTENSION = 0x21;
    private static final int FRAME = 0x2c;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int HEADER = 13;
    /** First row and row step of the four passes of an interlaced frame. */
    private static final int[][] PASSES = {{0, 8}, {4, 8}, {2, 4}, {1, 2}};

    private static final int[][] ONE_PASS = {{0, 1}};

    private final ImageBytes file;
    private final int width;
    private final int height;
    private int transparent = -1;

    GifReader(ImageBytes file) {
        this.file = file;
        this.width = file.littleU16(6);
        this.height = file.littleU16(8);
        if (width < 1 || height < 1) {
            throw file.damaged("its header announces " + width + "x" + height + " pixels");
        }
    }

    @Override
    public int width() {
        return width;
    }

    @Override
    public int height() {
        return height;
    }

    /** A table of colours: where it starts and how many it has. */
    private record Palette(int start, int size) {}

    /** The rectangle of the first frame. */
    private record Frame(int x, int y, int width, int height, boolean interlaced) {}

    @Override
    public Pixels read(int reduction, Deadline deadline) {
        int flags = file.u8(10);
        int at = HEADER;
        Palette palette = palette(flags, at);
        at = firstFrame(at + 3 * palette.size());
        Frame frame = frame(at);
        int local = file.u8(at + 9);
        at += 10;
        if ((local & 0x80) != 0) {
            palette = palette(local, at);
            at += 3 * palette.size();
        }
        if (palette.size() == 0) {
            throw file.damaged("it has no colours");
        }
        file.checkInside(palette.start(), 3 * palette.size());
        GifData data = new GifData(file, at);
        Raster raster = background(frame, reduction);
        for (int[] pass : frame.interlaced() ? PASSES : ONE_PASS) {
            readPass(pass, frame, palette, new Rows(data, raster, deadline));
        }
        file.checkTrailer(data.end());
        return raster.pixels();
    }

    private record Rows(GifData data, Raster raster, Deadline deadline) {}

    private static Palette palette(int flags, int at) {
        return new Palette(at, (flags & 0x80) == 0 ? 0 : 2 << (flags & 7));
    }

    /** Where the first frame stands behind extensions, of which only the transparent colour matters. */
    private int firstFrame(int start) {
        int at = start;
        while (file.u8(at) == EXTENSION) {
            if (file.u8(at + 1) == GRAPHIC_CONTROL && (file.u8(at + 3) & 1) == 1) {
                transparent = file.u8(at + 6);
            }
            at += 2;
            while (file.u8(at) != 0) {
                at += 1 + file.u8(at);
            }
            at++;
        }
        if (file.u8(at) != FRAME) {
            throw file.damaged("there is no frame where one should stand");
        }
        return at;
    }

    private Frame frame(int at) {
        Frame frame = new Frame(
                file.littleU16(at + 1),
                file.littleU16(at + 3),
                file.littleU16(at + 5),
                file.littleU16(at + 7),
                (file.u8(at + 9) & 0x40) != 0);
        if (frame.width() < 1
                || frame.height() < 1
                || frame.x() + frame.width() > width
                || frame.y() + frame.height() > height) {
            throw file.damaged("its first frame does not lie within its " + width + "x" + height + " pixels");
        }
        return frame;
    }

    /** White where the frame is not. */
    private Raster background(Frame frame, int reduction) {
        Raster raster = new Raster(width, height, 3, reduction);
        byte[] white = new byte[3 * width];
        Arrays.fill(white, (byte) 255);
        for (int y = 0; y < height; y++) {
            if (y < frame.y() || y >= frame.y() + frame.height()) {
                raster.row(white, y);
            }
        }
        return raster;
    }

    private void readPass(int[] pass, Frame frame, Palette palette, Rows rows) {
        byte[] indexes = new byte[frame.width()];
        byte[] values = new byte[3 * width];
        Arrays.fill(values, (byte) 255);
        for (int y = pass[0]; y < frame.height(); y += pass[1]) {
            rows.deadline().check(file);
            rows.data().read(indexes);
            for (int x = 0; x < indexes.length; x++) {
                colour(indexes[x] & 0xff, palette, values, 3 * (frame.x() + x));
            }
            rows.raster().row(values, frame.y() + y);
        }
    }

    private void colour(int index, Palette palette, byte[] target, int at) {
        if (index == transparent) {
            Arrays.fill(target, at, at + 3, (byte) 255);
        } else if (index < palette.size()) {
            System.arraycopy(file.data(), palette.start() + 3 * index, target, at, 3);
        } else {
            throw file.damaged("colour " + index + " of a palette of " + palette.size());
        }
    }
}
