package dev.redstart.vision.image;

import java.util.Optional;

/** Finds the orientation in the notes of a camera. Notes that make no sense are none: they do not harm the picture. */
final class Exif {
    private static final int ORIENTATION = 0x0112;
    private static final int ENTRY_BYTES = 12;
    private static final int MOST_ENTRIES = 1000;

    private final ImageBytes file;
    /** Where offsets are counted from. */
    private final int start;

    private final int end;
    private final boolean littleEndian;

    private Exif(ImageBytes file, int start, int end) {
        this.file = file;
        this.start = start;
        this.end = end;
        this.littleEndian = file.holds("II", start);
    }

    static Optional<Orientation> orientation(ImageBytes file, int at, int end) {
        boolean notes = end - at >= 14 && file.holds("Exif\0\0", at);
        return notes ? new Exif(file, at + 6, end).orientation() : Optional.empty();
    }

    private Optional<Orientation> orientation() {
        long directory = start + (u16(start + 4) | (long) u16(start + 6) << 16);
        if (!littleEndian) {
            directory = start + ((long) u16(start + 4) << 16 | u16(start + 6));
        }
        if (directory > end - 2) {
            return Optional.empty();
        }
        int entries = Math.min(u16((int) directory), MOST_ENTRIES);
        for (int entry = 0; entry < entries; entry++) {
            int at = (int) directory + 2 + entry * ENTRY_BYTES;
            if (at + ENTRY_BYTES > end) {
                return Optional.empty();
            }
            if (u16(at) == ORIENTATION) {
                return Optional.of(Orientation.numbered(u16(at + 8)));
            }
        }
        return Optional.empty();
    }

    private int u16(int at) {
        return littleEndian ? file.littleU16(at) : file.u16(at);
    }
}
