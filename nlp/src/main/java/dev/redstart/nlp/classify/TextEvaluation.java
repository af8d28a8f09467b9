package dev.redstart.nlp.classify;

import dev.redstart.common.data.Documents;
import dev.redstart.common.evaluate.Bootstrap;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Judges a classifier on texts that it has not seen. */
public final class TextEvaluation {
    private static final int BATCH = 256;

    private TextEvaluation() {}

    /** With a thousand resamples for the intervals. */
    public static ClassificationEvaluation of(TextClassifier model, Documents test) {
        return of(model, test, Bootstrap.seeded(1));
    }

    /** A label of the test rows that the model does not know is one that it never finds. */
    public static ClassificationEvaluation of(TextClassifier model, Documents test, Bootstrap bootstrap) {
        Documents numbered = test.labelledAs(model.labels());
        int labelCount = numbered.labels().size();
        List<float[]> probabilities = new ArrayList<>(test.size());
        List<String> texts = numbered.texts();
        for (int from = 0; from < texts.size(); from += BATCH) {
            for (float[] row : model.probabilities(texts.subList(from, Math.min(texts.size(), from + BATCH)))) {
                probabilities.add(Arrays.copyOf(row, labelCount));
            }
        }
        return ClassificationEvaluation.of(
                numbered.labels(), probabilities.toArray(float[][]::new), numbered.labelNumbers(), bootstrap);
    }
}
