package dev.redstart.vision.image;

import dev.redstart.common.data.Pixels;
import java.util.zip.CRC32;

/** PNG of all colour types and depths, interlaced or not. {@link PngRows} unpacks the rows, {@link PngColours} makes them gray or RGB. */
final class PngReader implements ImageReader {
    private static final int FIRST_CHUNK = 8;
    /** Length, type and checksum of a chunk. */
    private static final int CHUNK_FRAME = 12;
    /** Adam7: first column, first row, column step, row step of the seven passes. */
    private static final int[][] PASSES = {
        {0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}
    };

    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};

    private final ImageBytes file;
    private final int width;
    private final int height;
    private final PngColours colours;
    private final boolean interlaced;

    PngReader(ImageBytes file) {
        this.file = file;
        if (file.i32(FIRST_CHUNK) != 13 || !file.letters(FIRST_CHUNK + 4).equals("IHDR")) {
            throw file.damaged("a PNG has to begin with its header");
        }
        checkSum(FIRST_CHUNK, 13);
        this.width = file.i32(16);
        this.height = file.i32(20);
        if (width < 1 || height < 1) {
            throw file.damaged("its header announces " + Integer.toUnsignedString(width) + "x"
                    + Integer.toUnsignedString(height) + " pixels");
        }
        this.colours = new PngColours(file, file.u8(24), file.u8(25));
        if (file.u8(26) != 0 || file.u8(27) != 0 || file.u8(28) > 1) {
            throw file.problem("the PNG is packed in a way that the standard does not know");
        }
        this.interlaced = file.u8(28) == 1;
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
        PngData packed = new PngData(file);
        int end = readChunks(packed);
        file.checkTrailer(end);
        Raster raster = new Raster(width, height, colours.channels(), reduction);
        try (packed) {
            for (int[] pass : interlaced ? PASSES : ONE_PASS) {
                readPass(pass, packed, raster, deadline);
            }
        }
        return raster.pixels();
    }

    /** Takes notice of all chunks and returns where the last one ends. */
    private int readChunks(PngData packed) {
        int at = FIRST_CHUNK;
        while (true) {
            int length = file.i32(at);
            file.checkInside(at + 8, length);
            file.checkInside(at + 8 + length, 4);
            String type = file.letters(at + 4);
            checkSum(at, length);
            switch (type) {
                case "PLTE" -> colours.palette(at + 8, length);
                case "tRNS" -> colours.transparency(at + 8, length);
                case "IDAT" -> packed.add(at + 8, length);
                default -> {}
            }
            at += CHUNK_FRAME + length;
            if (type.equals("IEND")) {
                return at;
            }
        }
    }

    private void checkSum(int at, int length) {
        file.checkInside(at + 8, length + 4);
        CRC32 sum = new CRC32();
        sum.update(file.data(), at + 4, length + 4);
        if ((int) sum.getValue() != file.i32(at + 8 + length)) {
            throw file.damaged("the checksum of " + file.letters(at + 4) + " is wrong");
        }
    }

    private void readPass(int[] pass, PngData packed, Raster raster, Deadline deadline) {
        int columns = (width - pass[0] + pass[2] - 1) / pass[2];
        if (columns < 1 || pass[1] >= height) {
            return;
        }
        PngRows rows = new PngRows(packed, colours.rowBytes(columns), colours.pixelBytes());
        byte[] values = new byte[columns * colours.channels()];
        for (int y = pass[1]; y < height; y += pass[3]) {
            deadline.check(file);
            colours.convert(rows.next(file), columns, values);
            raster.pixels(values, y, pass[0], pass[2]);
        }
    }
}
