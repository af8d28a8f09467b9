package dev.redstart.vision.image;

import dev.redstart.common.data.Pixels;

/**
 * JPEG, sequential and progressive, Huffman-coded, 8 bits: gray, YCbCr, RGB, CMYK and YCCK. ITU-T T.81, with the file conventions of JFIF, EXIF and
 * Adobe.
 *
 * <p>{@link JpegTables} keeps what the segments say, {@link JpegScan} decodes coefficients, {@link InverseDct} makes samples of them at full, half,
 * quarter or eighth size, {@link JpegRows} makes colours. A sequential picture passes through in rows of blocks; a progressive one has to be kept
 * until its last scan.
 */
final class JpegReader implements ImageReader {
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;

    private final ImageBytes file;
    private final JpegTables tables;
    private final JpegFrame frame;
    private int at = 2;

    private JpegReader(ImageBytes file) {
        this.file = file;
        this.tables = new JpegTables(file);
        int marker = nextMarker();
        while (!JpegFrame.starts(marker)) {
            if (marker == SCAN || marker == END) {
                throw file.damaged("there are no pixels behind its header");
            }
            skipSegment(marker);
            marker = nextMarker();
        }
        this.frame = JpegFrame.read(file, marker, at);
        skipSegment(marker);
    }

    /** Reads up to the frame's header. */
    static JpegReader open(ImageBytes file) {
        return new JpegReader(file);
    }

    @Override
    public int width() {
        return frame.width();
    }

    @Override
    public int height() {
        return frame.height();
    }

    @Override
    public Orientation orientation() {
        return tables.orientation();
    }

    /** The next marker; {@code at} is then behind it. */
    private int nextMarker() {
        if (file.u8(at) != 0xff) {
            throw file.damaged("there is no marker at byte " + at);
        }
        while (file.u8(at) == 0xff) {
            at++;
        }
        return file.u8(at++);
    }

    private void skipSegment(int marker) {
        int end = at + file.u16(at);
        if (end < at + 2) {
            throw file.damaged("a segment of " + (end - at) + " bytes");
        }
        file.checkInside(at, end - at);
        tables.take(marker, at + 2, end);
        at = end;
    }

    @Override
    public Pixels read(int reduction, Deadline deadline) {
        int size = Math.max(1, 8 / reduction);
        int scale = 8 / size;
        int width = (frame.width() + scale - 1) / scale;
        int height = (frame.height() + scale - 1) / scale;
        Raster raster = new Raster(width, height, frame.outputChannels(), reduction / scale);
        JpegScan scan = new JpegScan(file, frame, tables, deadline);
        JpegRows rows = new JpegRows(frame, tables, new JpegRows.Target(raster, width, height, size));
        for (int marker = nextMarker(); marker != END; marker = nextMarker()) {
            if (marker == SCAN) {
                at = scan.read(at, rows);
            } else if (JpegFrame.starts(marker)) {
                throw file.damaged("a second frame begins");
            } else {
                skipSegment(marker);
            }
        }
        file.checkTrailer(at);
        scan.finish(rows);
        return raster.pixels();
    }
}
