package dev.redstart.vision.image;

import dev.redstart.common.data.Pixels;

/** BMP of 1, 4, 8, 16, 24 and 32 bits a pixel without compression, from the bottom or the top; the masks of 16 and 32 bits count. */
final class BmpReader implements ImageReader {
    private static final int FILE_HEADER = 14;
    private static final int BIT_FIELDS = 3;
    private static final int ALPHA_BIT_FIELDS = 6;

    private final ImageBytes file;
    private final int width;
    private final int height;
    private final boolean fromTop;
    private final int bits;
    private final int compression;
    private final int headerSize;

    BmpReader(ImageBytes file) {
        this.file = file;
        this.headerSize = file.littleI32(FILE_HEADER);
        if (headerSize < 40 || headerSize > 256) {
            throw file.problem("a BMP with a header of " + Integer.toUnsignedString(headerSize)
                    + " bytes is too old or damaged; save it as PNG");
        }
        int storedHeight = file.littleI32(22);
        this.width = file.littleI32(18);
        this.height = Math.absExact(storedHeight == Integer.MIN_VALUE ? 0 : storedHeight);
        this.fromTop = storedHeight < 0;
        this.bits = file.littleU16(28);
        this.compression = file.littleI32(30);
        checkHeader();
    }

    private void checkHeader() {
        if (width < 1 || height < 1) {
            throw file.damaged("its header announces " + width + "x" + height + " pixels");
        }
        boolean masked = compression == BIT_FIELDS || compression == ALPHA_BIT_FIELDS;
        if (compression != 0 && !masked) {
            throw file.problem("a compressed BMP is not read; save it as PNG");
        }
        if (bits != 1 && bits != 4 && bits != 8 && bits != 16 && bits != 24 && bits != 32) {
            throw file.damaged("a BMP of " + bits + " bits a pixel");
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

    @Override
    public Pixels read(int reduction, Deadline deadline) {
        int rowBytes = Math.toIntExact(((long) width * bits + 31) / 32 * 4);
        int start = file.littleI32(10);
        long end = start + (long) rowBytes * height;
        if (start < FILE_HEADER + headerSize || end > file.size()) {
            throw file.truncated();
        }
        file.checkTrailer((int) end);
        BmpColours colours = bits <= 8 ? palette() : masks();
        Raster raster = new Raster(width, height, 3, reduction);
        byte[] values = new byte[3 * width];
        for (int row = 0; row < height; row++) {
            deadline.check(file);
            colours.convert(file, start + row * rowBytes, values);
            raster.row(values, fromTop ? row : height - 1 - row);
        }
        return raster.pixels();
    }

    private BmpColours palette() {
        int announced = file.littleI32(46);
        int most = 1 << bits;
        int size = announced < 1 || announced > most ? most : announced;
        return new BmpColours.Palette(bits, FILE_HEADER + headerSize, size);
    }

    private BmpColours masks() {
        if (compression != 0) {
            return new BmpColours.Masks(bits, file.littleI32(54), file.littleI32(58), file.littleI32(62));
        }
        return bits == 16
                ? new BmpColours.Masks(16, 0x7c00, 0x3e0, 0x1f)
                : new BmpColours.Masks(bits, 0xff0000, 0xff00, 0xff);
    }
}
