package dev.redstart.vision.classify;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.vision.image.ImageDecoder;
import dev.redstart.vision.image.Preprocessing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Sides and channels that suit a data set, from a sample of its pictures.
 *
 * @param width of most pictures
 * @param height of most pictures
 * @param channels 1 if all are gray, else 3
 * @param mixed whether sizes or channels differ
 */
record PictureSize(int width, int height, int channels, boolean mixed) {
    private static final int SAMPLE = 200;
    private static final Preprocessing LARGE =
            Preprocessing.of(Architecture.LARGEST_SIDE, Architecture.LARGEST_SIDE, Pixels.RGB);

    /** @throws DataException if no picture of the sample can be read */
    static PictureSize of(Images data) {
        int count = Math.min(SAMPLE, data.size());
        List<Pixels> sample = new ArrayList<>(count);
        DataException problem = new DataException(data.source().name() + " has no images");
        for (int at = 0; at < count; at++) {
            int row = (int) ((long) at * data.size() / count);
            try {
                // Large enough to tell what is larger than any network here asks for.
                sample.add(ImageDecoder.standard().decode(data.picture(row), LARGE));
            } catch (DataException e) {
                // Whoever learns from the picture will hear of it; it may be left out before.
                problem = e;
            }
        }
        if (sample.isEmpty()) {
            throw problem;
        }
        return of(sample);
    }

    private static PictureSize of(List<Pixels> sample) {
        int[] widths = sample.stream().mapToInt(Pixels::width).toArray();
        int[] heights = sample.stream().mapToInt(Pixels::height).toArray();
        int[] channels = sample.stream().mapToInt(Pixels::channels).toArray();
        boolean mixed = differ(widths) || differ(heights) || differ(channels);
        return new PictureSize(
                median(widths), median(heights), Arrays.stream(channels).max().orElse(Pixels.GRAY), mixed);
    }

    private static boolean differ(int[] numbers) {
        return Arrays.stream(numbers).distinct().count() > 1;
    }

    private static int median(int[] numbers) {
        int[] sorted = numbers.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    /** The longer side. */
    int side() {
        return Math.max(width, height);
    }

    /** Square pictures as a training wants them. */
    Preprocessing preprocessing(CnnTrainer.Settings settings) {
        Architecture network = settings.architecture();
        int wanted = network.side() > 0 ? network.side() : settings.inputSize();
        int square = wanted > 0 ? wanted : usual();
        int colours = network.channels() > 0 ? network.channels() : channels;
        return Preprocessing.of(square, square, colours).withFit(settings.fit());
    }

    /** Small pictures keep their size; of others 64, 96 or 128, not larger than they are. */
    private int usual() {
        if (side() <= 64) {
            return Math.max(side(), Architecture.SMALLEST_SIDE);
        }
        return side() < 96 ? 64 : side() < 128 ? 96 : 128;
    }
}
