package dev.redstart.tensor.convolution;

/**
 * Where square windows stand on an image.
 *
 * @param top rows of zeros above the image that windows reach into
 * @param left columns of zeros left of it
 * @param height windows below each other
 * @param width windows side by side
 */
record Windows(int kernel, int stride, int top, int left, int height, int width) {
    /** As many as the image holds whole. */
    static Windows inside(int kernel, int stride, int height, int width) {
        return new Windows(kernel, stride, 0, 0, (height - kernel) / stride + 1, (width - kernel) / stride + 1);
    }

    /** One for each {@code stride} pixels, with zeros around the image; of an odd number of zeros, one more is behind it. */
    static Windows around(int kernel, int stride, int height, int width) {
        int rows = Math.ceilDiv(height, stride);
        int columns = Math.ceilDiv(width, stride);
        return new Windows(
                kernel,
                stride,
                zerosBefore(rows, kernel, stride, height),
                zerosBefore(columns, kernel, stride, width),
                rows,
                columns);
    }

    private static int zerosBefore(int windows, int kernel, int stride, int side) {
        return Math.max(0, (windows - 1) * stride + kernel - side) / 2;
    }
}
