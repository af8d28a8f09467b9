package dev.redstart.vision.image;

import java.util.Arrays;

/** What the segments of a JPEG say: tables, restarts, orientation, colours. */
final class JpegTables {
    /** There is no segment of Adobe. */
    static final int NO_ADOBE = -1;

    private static final int HUFFMAN = 0xc4;
    private static final int QUANTISATION = 0xdb;
    private static final int RESTART_INTERVAL = 0xdd;
    private static final int EXIF = 0xe1;
    private static final int ADOBE = 0xee;

    private final ImageBytes file;
    private final int[][] quantisation = new int[4][0];
    /** Four tables for the mean of a block, then four for the rest. */
    private final HuffmanTable[] huffman = new HuffmanTable[8];

    private int restartInterval;
    private int adobeTransform = NO_ADOBE;
    private Orientation orientation = Orientation.UPRIGHT;

    JpegTables(ImageBytes file) {
        this.file = file;
        Arrays.fill(huffman, HuffmanTable.ABSENT);
    }

    /** Takes in the segment that starts at {@code at}, if it matters. */
    void take(int marker, int at, int end) {
        switch (marker) {
            case QUANTISATION -> takeQuantisation(at, end);
            case HUFFMAN -> takeHuffman(at, end);
            case RESTART_INTERVAL -> restartInterval = file.u16(at);
            case EXIF -> orientation = Exif.orientation(file, at, end).orElse(orientation);
            case ADOBE -> takeAdobe(at, end);
            default -> {}
        }
    }

    private void takeQuantisation(int start, int end) {
        int at = start;
        while (at < end) {
            int bytes = file.u8(at) >> 4 == 0 ? 1 : 2;
            int[] table = new int[64];
            for (int index = 0; index < 64; index++) {
                int value = at + 1 + index * bytes;
                table[JpegBlocks.zigzag(index)] = bytes == 1 ? file.u8(value) : file.u16(value);
            }
            quantisation[file.u8(at) & 3] = table;
            at += 1 + 64 * bytes;
        }
    }

    private void takeHuffman(int start, int end) {
        int at = start;
        while (at < end) {
            HuffmanTable table = HuffmanTable.read(file, at + 1);
            huffman[(file.u8(at) >> 4 & 1) * 4 + (file.u8(at) & 3)] = table;
            at += 1 + table.bytes();
        }
    }

    private void takeAdobe(int at, int end) {
        if (end - at >= 12 && file.holds("Adobe", at)) {
            adobeTransform = file.u8(at + 11);
        }
    }

    /** What the coefficients of a block are multiplied with, by row and column. */
    int[] quantisation(int number) {
        int[] table = quantisation[number & 3];
        if (table.length == 0) {
            throw file.damaged("a quantisation table is missing");
        }
        return table;
    }

    HuffmanTable mean(int number) {
        return huffman[number & 3];
    }

    HuffmanTable rest(int number) {
        return huffman[4 + (number & 3)];
    }

    /** Blocks or groups of blocks between two restarts; 0 for none. */
    int restartInterval() {
        return restartInterval;
    }

    /** 0 for RGB or CMYK, 1 for YCbCr, 2 for YCCK, or {@link #NO_ADOBE}. */
    int adobeTransform() {
        return adobeTransform;
    }

    Orientation orientation() {
        return orientation;
    }
}
