package dev.redstart.vision.classify;

import dev.redstart.common.data.Images;
import dev.redstart.common.data.Pixels;
import dev.redstart.common.evaluate.Bootstrap;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.vision.image.ImageDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Judges a classifier on pictures that it has not seen. */
public final class ImageEvaluation {
    private static final int BATCH = 256;

    private ImageEvaluation() {}

    /** With a thousand resamples for the intervals. */
    public static ClassificationEvaluation of(ImageClassifier model, Images test) {
        return of(model, test, Bootstrap.seeded(1));
    }

    /**
     * A label of the test rows that the model does not know is one that it never finds.
     *
     * @throws dev.redstart.common.data.DataException if a picture cannot be read
     */
    public static ClassificationEvaluation of(ImageClassifier model, Images test, Bootstrap bootstrap) {
        Images numbered = test.labelledAs(model.labels());
        int labelCount = numbered.labels().size();
        float[][] probabilities = new float[test.size()][];
        for (int from = 0; from < test.size(); from += BATCH) {
            List<Pixels> batch = pictures(model, numbered, from, Math.min(test.size(), from + BATCH));
            float[][] rows = model.probabilities(batch);
            for (int row = 0; row < rows.length; row++) {
                probabilities[from + row] = Arrays.copyOf(rows[row], labelCount);
            }
        }
        return ClassificationEvaluation.of(numbered.labels(), probabilities, numbered.labelNumbers(), bootstrap);
    }

    private static List<Pixels> pictures(ImageClassifier model, Images data, int from, int to) {
        List<Pixels> pictures = new ArrayList<>(to - from);
        for (int row = from; row < to; row++) {
            pictures.add(ImageDecoder.standard().decode(data.picture(row), model.preprocessing()));
        }
        return pictures;
    }
}
