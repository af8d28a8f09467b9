package dev.redstart.vision.explain;

/** A number for each place of a picture: above 0 where it speaks for a label, below 0 where it speaks against it. Immutable. */
public final class HeatMap {
    private final int width;
    private final int height;
    private final float[] values;

    /** @param values by row, then by column; copied */
    public HeatMap(int width, int height, float[] values) {
        if (width < 1 || height < 1 || values.length != (long) width * height) {
            throw new IllegalArgumentException(
                    "a heat map of " + width + "x" + height + " does not have " + values.length + " values");
        }
        this.width = width;
        this.height = height;
        this.values = values.clone();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    public float value(int x, int y) {
        return values[y * width + x];
    }

    /** All values by row, then by column. */
    public float[] values() {
        return values.clone();
    }

    /** The largest value, whatever its sign; 0 where nothing speaks. */
    public float largest() {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /** The value between places, as if it changed evenly from the middle of one to the middle of the next. */
    float between(double x, double y) {
        double column = Math.clamp(x - 0.5, 0, width - 1);
        double row = Math.clamp(y - 0.5, 0, height - 1);
        int left = (int) column;
        int top = (int) row;
        int right = Math.min(width - 1, left + 1);
        int bottom = Math.min(height - 1, top + 1);
        double across = column - left;
        double upper = value(left, top) * (1 - across) + value(right, top) * across;
        double lower = value(left, bottom) * (1 - across) + value(right, bottom) * across;
        return (float) (upper + (lower - upper) * (row - top));
    }

    /** The same map over another number of places. */
    HeatMap scaledTo(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        float[] scaled = new float[newWidth * newHeight];
        for (int y = 0; y < newHeight; y++) {
            for (int x = 0; x < newWidth; x++) {
                scaled[y * newWidth + x] = between((x + 0.5) * width / newWidth, (y + 0.5) * height / newHeight);
            }
        }
        return new HeatMap(newWidth, newHeight, scaled);
    }
}
