package dev.redstart.vision.image;

import dev.redstart.common.data.Pixels;
import dev.redstart.vision.image.Frame.Part;
import java.util.Arrays;

/**
 * Resizing by weights per axis: where an axis shrinks, a result pixel is the mean of the area that it covers; where it grows, it is
 * interpolated between the two nearest pixel centres. Same as OpenCV's {@code INTER_AREA} for shrinking and {@code INTER_LINEAR} for growing.
 */
final class Resize {
    private Resize() {}

    /** The part of a picture in another size, all channels. */
    static Pixels area(Pixels picture, Part part, int width, int height) {
        if (part.width() == width && part.height() == height) {
            return cut(picture, part);
        }
        int channels = picture.channels();
        Axis columns = Axis.of(part.width(), width);
        Axis rows = Axis.of(part.height(), height);
        byte[] data = new byte[width * height * channels];
        byte[] source = new byte[part.width() * channels];
        float[] narrowed = new float[width * channels];
        float[] sum = new float[width * channels];
        int last = -1;
        for (int y = 0; y < height; y++) {
            Arrays.fill(sum, 0);
            for (int tap = rows.start(y); tap < rows.end(y); tap++) {
                int sourceRow = rows.index(tap);
                if (sourceRow != last) {
                    picture.copyRow(part.x(), part.y() + sourceRow, part.width(), source);
                    narrow(source, narrowed, columns, channels);
                    last = sourceRow;
                }
                add(narrowed, rows.weight(tap), sum);
            }
            round(sum, data, y * width * channels);
        }
        return new Pixels(width, height, channels, data);
    }

    private static Pixels cut(Pixels picture, Part part) {
        int rowBytes = part.width() * picture.channels();
        byte[] row = new byte[rowBytes];
        byte[] data = new byte[rowBytes * part.height()];
        for (int y = 0; y < part.height(); y++) {
            picture.copyRow(part.x(), part.y() + y, part.width(), row);
            System.arraycopy(row, 0, data, y * rowBytes, rowBytes);
        }
        return new Pixels(part.width(), part.height(), picture.channels(), data);
    }

    private static void narrow(byte[] source, float[] target, Axis columns, int channels) {
        int width = target.length / channels;
        for (int x = 0; x < width; x++) {
            for (int channel = 0; channel < channels; channel++) {
                float sum = 0;
                for (int tap = columns.start(x); tap < columns.end(x); tap++) {
                    sum += columns.weight(tap) * (source[columns.index(tap) * channels + channel] & 0xff);
                }
                target[x * channels + channel] = sum;
            }
        }
    }

    private static void add(float[] row, float weight, float[] sum) {
        for (int at = 0; at < sum.length; at++) {
            sum[at] += weight * row[at];
        }
    }

    private static void round(float[] row, byte[] target, int offset) {
        for (int at = 0; at < row.length; at++) {
            target[offset + at] = (byte) Math.min(255, (int) (row[at] + 0.5f));
        }
    }
}
