package dev.redstart.vision.image;

/** Unfilters the rows of one pass: PNG 1.2, section 6. */
final class PngRows {
    private final PngData packed;
    private final int pixelBytes;
    private byte[] row;
    private byte[] above;

    /** @param pixelBytes how far to the left the filters look, at least 1 */
    PngRows(PngData packed, int rowBytes, int pixelBytes) {
        this.packed = packed;
        this.pixelBytes = pixelBytes;
        this.row = new byte[rowBytes + 1];
        this.above = new byte[rowBytes + 1];
    }

    /** The next row from index 1 on; the array is used again for the row after the next. */
    byte[] next(ImageBytes file) {
        byte[] unused = above;
        above = row;
        row = unused;
        packed.read(row);
        switch (row[0]) {
            case 0 -> {}
            case 1 -> left();
            case 2 -> up();
            case 3 -> mean();
            case 4 -> paeth();
            default -> throw file.damaged("there is no row filter " + (row[0] & 0xff));
        }
        return row;
    }

    private void left() {
        for (int at = 1 + pixelBytes; at < row.length; at++) {
            row[at] += row[at - pixelBytes];
        }
    }

    private void up() {
        for (int at = 1; at < row.length; at++) {
            row[at] += above[at];
        }
    }

    private void mean() {
        for (int at = 1; at < row.length; at++) {
            int left = at > pixelBytes ? row[at - pixelBytes] & 0xff : 0;
            row[at] += (byte) ((left + (above[at] & 0xff)) >> 1);
        }
    }

    private void paeth() {
        int first = Math.min(row.length, 1 + pixelBytes);
        for (int at = 1; at < first; at++) {
            row[at] += above[at];
        }
        for (int at = first; at < row.length; at++) {
            row[at] += (byte) paeth(row[at - pixelBytes] & 0xff, above[at] & 0xff, above[at - pixelBytes] & 0xff);
        }
    }

    private static int paeth(int left, int up, int corner) {
        int toLeft = Math.abs(up - corner);
        int toUp = Math.abs(left - corner);
        int toCorner = Math.abs(left + up - 2 * corner);
        if (toLeft <= toUp && toLeft <= toCorner) {
            return left;
        }
        return toUp <= toCorner ? up : corner;
    }
}
