package dev.redstart.tensor.convolution;

import dev.redstart.tensor.floats.Floats;

/** The numbers under some windows, written out one window after the other, so that a convolution is a matrix product. */
final class WindowColumns {
    /** Up to so many numbers a loop is faster than a copy of memory. */
    private static final int SHORT = 12;

    private final Images images;
    private final Windows windows;
    private final Floats columns;

    /** @param columns room for as many windows as are asked for at once */
    WindowColumns(Images images, Windows windows, Floats columns) {
        this.images = images;
        this.windows = windows;
        this.columns = columns;
    }

    /** Numbers in a window: by row, column and channel. */
    int length() {
        return windows.kernel() * windows.kernel() * images.channels();
    }

    /**
     * Copies from the images the numbers under all windows of some rows of windows.
     *
     * @param firstRow counted over all images
     */
    void read(int firstRow, int rows) {
        forEachRow(firstRow, rows, true);
    }

    /** Adds the numbers of all windows of some rows of windows to those of the images. */
    void addTo(int firstRow, int rows) {
        forEachRow(firstRow, rows, false);
    }

    private void forEachRow(int firstRow, int rows, boolean reading) {
        long column = 0;
        for (int row = firstRow; row < firstRow + rows; row++) {
            int top = row % windows.height() * windows.stride() - windows.top();
            row(row / windows.height(), top, column, reading);
            column += (long) windows.width() * length();
        }
    }

    private void row(int image, int top, long column, boolean reading) {
        int run = windows.kernel() * images.channels();
        for (int place = 0; place < windows.width(); place++) {
            int left = place * windows.stride() - windows.left();
            long at = column + (long) place * length();
            for (int line = 0; line < windows.kernel(); line++) {
                run(image, top + line, left, at + (long) line * run, reading);
            }
        }
    }

    /** One line of one window; what lies outside the image is zero, or lost. */
    private void run(int image, int row, int left, long at, boolean reading) {
        boolean outside = row < 0 || row >= images.height();
        int from = outside ? windows.kernel() : Math.max(0, -left);
        int to = outside ? windows.kernel() : Math.min(windows.kernel(), images.width() - left);
        int channels = images.channels();
        if (reading && from > 0) {
            zero(at, (long) from * channels);
        }
        if (reading && to < windows.kernel()) {
            zero(at + (long) to * channels, (long) (windows.kernel() - to) * channels);
        }
        if (from < to) {
            long pixel = images.at(image, row, left + from);
            move(pixel, at + (long) from * channels, (to - from) * channels, reading);
        }
    }

    private void zero(long from, long count) {
        for (long at = from; at < from + count; at++) {
            columns.set(at, 0);
        }
    }

    private void move(long pixel, long at, int count, boolean reading) {
        if (!reading) {
            Kernels.KERNEL.add(images.numbers(), pixel, columns, at, count);
        } else if (count > SHORT) {
            images.numbers().copy(pixel, columns, at, count);
        } else {
            for (int number = 0; number < count; number++) {
                columns.set(at + number, images.numbers().get(pixel + number));
            }
        }
    }
}
