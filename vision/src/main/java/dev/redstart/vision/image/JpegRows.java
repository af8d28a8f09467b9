package dev.redstart.vision.image;

import java.util.List;

/**
 * Makes rows of gray or RGB from the coefficients of a row of groups. Colours of half resolution are interpolated, still coarser ones
 * repeated.
 */
final class JpegRows {
    private static final int YCBCR = 1;

    private final JpegFrame frame;
    private final JpegTables tables;
    private final Target target;
    private final byte[][] planes;
    private final byte[][] lines;
    private final byte[] row;

    /**
     * Where the rows go.
     *
     * @param width of the picture after shrinking
     * @param height of the picture after shrinking
     * @param size 8, 4, 2 or 1: to how many pixels a side of a block shrinks
     */
    record Target(Raster raster, int width, int height, int size) {}

    JpegRows(JpegFrame frame, JpegTables tables, Target target) {
        this.frame = frame;
        this.tables = tables;
        this.target = target;
        List<JpegComponent> components = frame.components();
        this.planes = new byte[components.size()][];
        this.lines = new byte[components.size()][];
        this.row = new byte[target.width() * frame.outputChannels()];
    }

    /** @param groupRow the row of groups whose coefficients are there */
    void write(int groupRow) {
        for (int index = 0; index < planes.length; index++) {
            transform(index, groupRow);
        }
        int rows = frame.rowsOfGroup() * target.size();
        for (int y = 0; y < rows && groupRow * rows + y < target.height(); y++) {
            for (int index = 0; index < planes.length; index++) {
                line(index, y);
            }
            colour();
            target.raster().row(row, groupRow * rows + y);
        }
    }

    /**
     * To how many samples a side of the component's blocks shrinks. Where its resolution is half in both directions, twice as many as for full
     * resolution: less is lost, and nothing has to be interpolated.
     */
    private int size(JpegComponent component) {
        boolean half = 2 * component.columnsOfGroup() == frame.columnsOfGroup()
                && 2 * component.rowsOfGroup() == frame.rowsOfGroup();
        return half && target.size() < 8 ? 2 * target.size() : target.size();
    }

    private void transform(int index, int groupRow) {
        JpegComponent component = frame.components().get(index);
        int size = size(component);
        int stride = component.blocksWide() * size;
        if (planes[index] == null) {
            planes[index] = new byte[stride * component.rowsOfGroup() * size];
            lines[index] = new byte[frame.groupsWide() * frame.columnsOfGroup() * target.size()];
        }
        InverseDct dct = new InverseDct(tables.quantisation(component.quantisation()), size);
        int[] place = {0, stride};
        for (int y = 0; y < component.rowsOfGroup(); y++) {
            for (int x = 0; x < component.blocksWide(); x++) {
                place[0] = y * size * stride + x * size;
                int offset = component.offset(groupRow * component.rowsOfGroup() + y, x);
                dct.transform(component.coefficients(), offset, planes[index], place);
            }
        }
    }

    private void line(int index, int y) {
        JpegComponent component = frame.components().get(index);
        int size = size(component);
        int own = component.columnsOfGroup() * size;
        int full = frame.columnsOfGroup() * target.size();
        int rows = component.rowsOfGroup() * size;
        int fullRows = frame.rowsOfGroup() * target.size();
        int near = y * rows / fullRows;
        if (own == full) {
            System.arraycopy(planes[index], near * stride(index), lines[index], 0, target.width());
        } else if (2 * own == full) {
            int next = Math.clamp(y % 2 == 0 ? near - 1L : near + 1L, 0, rows - 1);
            widen(index, near, 2 * rows == fullRows ? next : near);
        } else {
            for (int x = 0; x < target.width(); x++) {
                lines[index][x] = planes[index][near * stride(index) + x * own / full];
            }
        }
    }

    private int stride(int index) {
        JpegComponent component = frame.components().get(index);
        return component.blocksWide() * size(component);
    }

    /**
     * Colours of half the width, and perhaps of half the height, interpolated as libjpeg does: three parts of the nearest sample, one part of the
     * next nearest. The rows above and below the current groups are not at hand; there the nearest row stands for them.
     *
     * @param near the nearest row
     * @param far the next nearest, or the same where the height is full
     */
    private void widen(int index, int near, int far) {
        byte[] plane = planes[index];
        byte[] line = lines[index];
        int nearest = near * stride(index);
        int other = far * stride(index);
        int samples = (target.width() + 1) / 2;
        int left = 3 * (plane[nearest] & 0xff) + (plane[other] & 0xff);
        int middle = left;
        for (int x = 0; x < samples; x++) {
            int next = Math.min(x + 1, samples - 1);
            int right = 3 * (plane[nearest + next] & 0xff) + (plane[other + next] & 0xff);
            line[2 * x] = (byte) ((3 * middle + left + 8) >> 4);
            line[2 * x + 1] = (byte) ((3 * middle + right + 7) >> 4);
            left = middle;
            middle = right;
        }
    }

    private void colour() {
        if (lines.length == 1) {
            System.arraycopy(lines[0], 0, row, 0, row.length);
            return;
        }
        if (hasLuma()) {
            fromLuma();
        } else {
            for (int x = 0; x < target.width(); x++) {
                row[3 * x] = lines[0][x];
                row[3 * x + 1] = lines[1][x];
                row[3 * x + 2] = lines[2][x];
            }
        }
        if (lines.length == 4) {
            fromInks();
        }
    }

    /** Whether the first three channels are brightness and two colour differences: as Adobe says, else JFIF's rule with RGB by its letters. */
    private boolean hasLuma() {
        if (tables.adobeTransform() != JpegTables.NO_ADOBE) {
            return tables.adobeTransform() >= YCBCR;
        }
        List<JpegComponent> components = frame.components();
        boolean letters = components.get(0).id() == 'R'
                && components.get(1).id() == 'G'
                && components.get(2).id() == 'B';
        return components.size() == 3 && !letters;
    }

    /** JFIF's YCbCr to RGB, in 16 bits behind the point. */
    private void fromLuma() {
        byte[] lumas = lines[0];
        byte[] blues = lines[1];
        byte[] reds = lines[2];
        for (int x = 0; x < target.width(); x++) {
            int luma = ((lumas[x] & 0xff) << 16) + (1 << 15);
            int blue = (blues[x] & 0xff) - 128;
            int red = (reds[x] & 0xff) - 128;
            row[3 * x] = InverseDct.clamped((luma + 91881 * red) >> 16);
            row[3 * x + 1] = InverseDct.clamped((luma - 22554 * blue - 46802 * red) >> 16);
            row[3 * x + 2] = InverseDct.clamped((luma + 116130 * blue) >> 16);
        }
    }

    /** CMYK on white paper. Adobe stores how much of the ink is missing, and calls the complement of RGB by that name in YCCK. */
    private void fromInks() {
        boolean adobe = tables.adobeTransform() != JpegTables.NO_ADOBE;
        boolean complement = adobe == hasLuma();
        for (int x = 0; x < target.width(); x++) {
            int black = lines[3][x] & 0xff;
            int white = adobe ? black : 255 - black;
            for (int at = 3 * x; at < 3 * x + 3; at++) {
                int value = row[at] & 0xff;
                int light = complement ? 255 - value : value;
                row[at] = (byte) ((light * white + 127) / 255);
            }
        }
    }
}
