package dev.redstart.vision.explain;

import dev.redstart.common.data.Pixels;
import dev.redstart.tensor.Tensor;
import dev.redstart.vision.classify.ImageClassifier;
import dev.redstart.vision.image.Preprocessing;
import java.util.function.ToDoubleFunction;

/** A picture as a model takes it, with the question about one label. Places are hidden under the picture's mean colour. */
final class LabelledPicture {
    private static final int BATCH = 64;
    private static final double LEAST = Float.MIN_NORMAL;

    private final ImageClassifier model;
    private final String name;
    private final int label;
    private final float[] numbers;
    private final float[] mean;

    LabelledPicture(ImageClassifier model, Pixels picture, String label) {
        this.model = model;
        this.name = label;
        this.label = model.labels().indexOf(label);
        if (this.label < 0) {
            throw new IllegalArgumentException("the model has no label '" + label + "', it knows "
                    + String.join(", ", model.labels().ids()));
        }
        this.numbers = model.preprocessing().apply(picture);
        this.mean = mean(numbers, model.preprocessing().channels());
    }

    private static float[] mean(float[] numbers, int channels) {
        int places = numbers.length / channels;
        float[] mean = new float[channels];
        for (int channel = 0; channel < channels; channel++) {
            double sum = 0;
            for (int place = 0; place < places; place++) {
                sum += numbers[channel * places + place];
            }
            mean[channel] = (float) (sum / places);
        }
        return mean;
    }

    ImageClassifier model() {
        return model;
    }

    /** The label's number. */
    int label() {
        return label;
    }

    int width() {
        return model.preprocessing().width();
    }

    int height() {
        return model.preprocessing().height();
    }

    private int places() {
        return width() * height();
    }

    /** The whole picture. */
    float[] numbers() {
        return numbers.clone();
    }

    /** Nothing but the mean colour. */
    float[] empty() {
        float[] empty = new float[numbers.length];
        for (int at = 0; at < empty.length; at++) {
            empty[at] = mean[at / places()];
        }
        return empty;
    }

    /** Hides a place, in all channels. */
    void hide(float[] prepared, int x, int y) {
        for (int channel = 0; channel < mean.length; channel++) {
            prepared[channel * places() + y * width() + x] = mean[channel];
        }
    }

    /** Pictures as the model's input. */
    Tensor tensor(float[]... pictures) {
        Preprocessing shape = model.preprocessing();
        return Tensor.of(pictures).reshape(pictures.length, shape.channels(), shape.height(), shape.width());
    }

    /** Makes one changed picture. */
    @FunctionalInterface
    interface Change {
        /** @param picture a copy of the whole one */
        void apply(int number, float[] picture);
    }

    /** What the model gives the label for many changed pictures, some at a time. */
    double[] probabilities(int count, Change change) {
        return asked(count, change, answer -> answer[label]);
    }

    /** The same as log-odds: the label against all others. Of a model that is sure of itself they still tell one picture from another. */
    double[] logOdds(int count, Change change) {
        return asked(count, change, answer -> {
            double others = 0;
            for (int other = 0; other < answer.length; other++) {
                others += other == label ? 0 : answer[other];
            }
            return Math.log(Math.max(LEAST, answer[label])) - Math.log(Math.max(LEAST, others));
        });
    }

    private double[] asked(int count, Change change, ToDoubleFunction<float[]> figure) {
        double[] figures = new double[count];
        for (int from = 0; from < count; from += BATCH) {
            float[][] batch = new float[Math.min(BATCH, count - from)][];
            for (int at = 0; at < batch.length; at++) {
                batch[at] = numbers.clone();
                change.apply(from + at, batch[at]);
            }
            float[][] answers = model.probabilities(tensor(batch));
            for (int at = 0; at < batch.length; at++) {
                figures[from + at] = figure.applyAsDouble(answers[at]);
            }
        }
        return figures;
    }

    /** What the model gives the label for the whole picture. */
    double probability() {
        return probabilities(1, (number, picture) -> {})[0];
    }

    ImageExplanation explanation(HeatMap heat, String method) {
        return new ImageExplanation(
                name, probability(), heat.scaledTo(width(), height()), model.preprocessing(), method);
    }
}
