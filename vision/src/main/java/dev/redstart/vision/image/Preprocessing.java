package dev.redstart.vision.image;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.json.Json;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What happens to a picture before a network sees it: resized, made gray or RGB, scaled to [0,1], and normalised as {@code (value - mean) /
 * deviation} per channel. It is stored with the model, so that training and serving do the same.
 *
 * <p>Shrinking averages areas and enlarging is bilinear, as OpenCV's {@code INTER_AREA} does; gray is {@code .299 R + .587 G + .114 B}. Both
 * round to 8 bits, as OpenCV does.
 *
 * @param width columns of the result, 1 to {@value #MAX_SIDE}
 * @param height rows of the result, 1 to {@value #MAX_SIDE}
 * @param channels 1 for gray, 3 for red, green and blue
 * @param fit how a picture of other proportions is brought into them
 * @param mean per channel, of values in [0,1]
 * @param deviation per channel, above 0
 */
public record Preprocessing(int width, int height, int channels, Fit fit, List<Double> mean, List<Double> deviation) {
    /** The longest side of a result. */
    public static final int MAX_SIDE = 2048;

    /** How a picture of other proportions is brought into those of the network. */
    public enum Fit {
        /** Both sides are scaled on their own: the whole picture, distorted. */
        STRETCH,
        /** The whole picture in its proportions, with borders in the mean colour. */
        LETTERBOX,
        /** The middle of the picture in its proportions; what stands over is cut off. */
        CROP
    }

    public Preprocessing {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException(
                    "width and height must be 1 to " + MAX_SIDE + ", got " + width + "x" + height);
        }
        if (channels != Pixels.GRAY && channels != Pixels.RGB) {
            throw new IllegalArgumentException("channels must be 1 (gray) or 3 (red, green, blue), got " + channels);
        }
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != channels || deviation.size() != channels) {
            throw new IllegalArgumentException(
                    "mean and deviation need " + channels + " values, got " + mean.size() + " and " + deviation.size());
        }
        if (!mean.stream().allMatch(Double::isFinite)) {
            throw new IllegalArgumentException("mean must be finite, got " + mean);
        }
        if (!deviation.stream().allMatch(value -> Double.isFinite(value) && value >= 1e-6)) {
            throw new IllegalArgumentException("deviation must be at least 0.000001, got " + deviation);
        }
    }

    /** Values in [0,1], stretched. */
    public static Preprocessing of(int width, int height, int channels) {
        return new Preprocessing(width, height, channels, Fit.STRETCH, same(0, channels), same(1, channels));
    }

    private static List<Double> same(double value, int channels) {
        return Collections.nCopies(channels == Pixels.RGB ? Pixels.RGB : Pixels.GRAY, value);
    }

    public Preprocessing withFit(Fit value) {
        return new Preprocessing(width, height, channels, value, mean, deviation);
    }

    /** One mean and one deviation for each channel. */
    public Preprocessing withNormalisation(List<Double> newMean, List<Double> newDeviation) {
        return new Preprocessing(width, height, channels, fit, newMean, newDeviation);
    }

    /** How many values {@link #apply} gives. */
    public int values() {
        return channels * height * width;
    }

    /** What a network takes: by channel, row and column (CHW). */
    public float[] apply(Pixels picture) {
        float[] target = new float[values()];
        apply(picture, target, 0);
        return target;
    }

    /** Writes {@link #values()} numbers to {@code target} from {@code offset} on: a batch needs no array for each picture. */
    public void apply(Pixels picture, float[] target, int offset) {
        Pixels fitted = fit(picture);
        int plane = width * height;
        byte[] row = new byte[width * channels];
        float[][] levels = levels();
        for (int y = 0; y < height; y++) {
            fitted.copyRow(0, y, width, row);
            for (int channel = 0; channel < channels; channel++) {
                int at = offset + channel * plane + y * width;
                float[] level = levels[channel];
                for (int x = 0; x < width; x++) {
                    target[at + x] = level[row[x * channels + channel] & 0xff];
                }
            }
        }
    }

    /** What each of the 256 values becomes, by channel. */
    private float[][] levels() {
        float[][] levels = new float[channels][256];
        for (int channel = 0; channel < channels; channel++) {
            for (int value = 0; value < 256; value++) {
                levels[channel][value] = (float) ((value / 255.0 - mean.get(channel)) / deviation.get(channel));
            }
        }
        return levels;
    }

    /** The picture in size and channels of the network, before normalisation: what a person looks at beside an explanation. */
    public Pixels fit(Pixels picture) {
        if (picture.width() == width && picture.height() == height) {
            return Colours.of(picture, channels);
        }
        Frame frame = Frame.of(this, picture.width(), picture.height());
        Pixels resized = Colours.of(Resize.area(picture, frame.source(), frame.width(), frame.height()), channels);
        return frame.width() == width && frame.height() == height ? resized : letterboxed(resized);
    }

    private Pixels letterboxed(Pixels inner) {
        byte[] data = new byte[values()];
        for (int at = 0; at < data.length; at++) {
            data[at] = (byte) Math.clamp(Math.round(mean.get(at % channels) * 255), 0, 255);
        }
        int left = (width - inner.width()) / 2;
        int top = (height - inner.height()) / 2;
        byte[] row = new byte[inner.width() * channels];
        for (int y = 0; y < inner.height(); y++) {
            inner.copyRow(0, y, inner.width(), row);
            System.arraycopy(row, 0, data, ((top + y) * width + left) * channels, row.length);
        }
        return new Pixels(width, height, channels, data);
    }

    /**
     * By which whole number, a power of two up to 16, a picture may be shrunk already while it is decoded: what is left has at least twice
     * the sides of the result.
     */
    int reduction(int pictureWidth, int pictureHeight) {
        Frame frame = Frame.of(this, pictureWidth, pictureHeight);
        int reduction = 16;
        while (reduction > 1
                && (frame.source().width() / reduction < 2 * frame.width()
                        || frame.source().height() / reduction < 2 * frame.height())) {
            reduction /= 2;
        }
        return reduction;
    }

    /** As plain maps and lists, for {@link Json} and manifests. */
    public Map<String, Object> toJson() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("width", width);
        json.put("height", height);
        json.put("channels", channels);
        json.put("fit", fit.name().toLowerCase(Locale.ROOT));
        json.put("mean", mean);
        json.put("deviation", deviation);
        return json;
    }

    /**
     * What {@link #toJson} wrote.
     *
     * @param where a file name with which messages start
     * @throws DataException if something is missing or out of range
     */
    public static Preprocessing fromJson(Map<String, ?> json, String where) {
        return new PreprocessingJson(json, where).read();
    }
}
