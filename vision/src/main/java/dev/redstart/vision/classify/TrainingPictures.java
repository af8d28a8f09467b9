package dev.redstart.vision.classify;

import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.train.Run;
import dev.redstart.tensor.Tensor;
import dev.redstart.vision.image.DecodedImages;
import dev.redstart.vision.image.ImageDecoder;
import dev.redstart.vision.image.Preprocessing;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;

/**
 * The pictures of a data set in the size and channels of a model. They lie in memory as bytes where they fit; else each is decoded whenever it
 * is asked for.
 */
final class TrainingPictures {
    private static final long MOST_BYTES = 1L << 30;
    /** More pictures tell nothing new of the mean. */
    private static final int SAMPLE = 10_000;

    private final Images images;
    private final Preprocessing size;

    private TrainingPictures(Images images, Preprocessing size) {
        this.images = images;
        this.size = size;
    }

    /**
     * Decodes and resizes on the threads of the run.
     *
     * @param size what counts of it are sides, channels and fit
     * @throws dev.redstart.common.data.DataException if a picture cannot be read
     */
    static TrainingPictures of(Images images, Preprocessing size, Run run) {
        if ((long) images.size() * size.values() > MOST_BYTES) {
            return new TrainingPictures(images, size);
        }
        DecodedImages.Plan plan = new DecodedImages.Plan(ImageDecoder.standard(), size, false);
        return new TrainingPictures(DecodedImages.of(images, plan, run).images(), size);
    }

    /** What is in memory has its size already, and stays as it is. */
    private Pixels picture(int row) {
        return size.fit(ImageDecoder.standard().decode(images.picture(row), size));
    }

    /** Writes a row's numbers as a preprocessing of the same size makes them. */
    void read(int row, Preprocessing preprocessing, float[] into, int offset) {
        preprocessing.apply(picture(row), into, offset);
    }

    /** Some rows as a model takes them. */
    Tensor tensor(int[] rows, Preprocessing preprocessing) {
        List<Pixels> chosen = new ArrayList<>(rows.length);
        for (int row : rows) {
            chosen.add(picture(row));
        }
        return PreparedPictures.tensor(preprocessing, chosen);
    }

    /** The size with mean and deviation of each channel over some rows, or a sample of them. */
    Preprocessing normalised(int[] rows) {
        int channels = size.channels();
        double[] sum = new double[channels];
        double[] squares = new double[channels];
        int step = Math.max(1, rows.length / SAMPLE);
        long count = 0;
        for (int at = 0; at < rows.length; at += step) {
            byte[] values = picture(rows[at]).data();
            for (int place = 0; place < values.length; place++) {
                double value = (values[place] & 0xff) / 255.0;
                sum[place % channels] += value;
                squares[place % channels] += value * value;
            }
            count += values.length / channels;
        }
        List<Double> mean = new ArrayList<>();
        List<Double> deviation = new ArrayList<>();
        for (int channel = 0; channel < channels; channel++) {
            double average = sum[channel] / count;
            mean.add(average);
            deviation.add(deviation(squares[channel] / count - average * average));
        }
        return size.withNormalisation(mean, deviation);
    }

    /** Of pictures that are all one colour it is 1. */
    private static double deviation(double variance) {
        return variance < 1e-8 ? 1 : Math.sqrt(variance);
    }

    /** All rows as numbers from 0 to 1, each made when it is asked for. */
    List<float[]> numbers() {
        return new AbstractList<>() {
            @Override
            public float[] get(int row) {
                return size.apply(picture(row));
            }

            @Override
            public int size() {
                return images.size();
            }
        };
    }

    /** The number of each row's label. */
    int[] labelNumbers() {
        return images.labelNumbers();
    }
}
