package dev.redstart.tabular;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Table;
import dev.redstart.common.evaluate.Bootstrap;
import dev.redstart.common.evaluate.ClassificationEvaluation;
import java.util.Arrays;

/** Judges a classifier on rows that it has not seen. */
public final class TableEvaluation {
    private TableEvaluation() {}

    /** With a thousand resamples for the intervals. */
    public static ClassificationEvaluation of(TableClassifier model, Table test) {
        return of(model, test, Bootstrap.seeded(1));
    }

    /** A label of the test rows that the model does not know is one that it never finds. */
    public static ClassificationEvaluation of(TableClassifier model, Table test, Bootstrap bootstrap) {
        if (!test.hasLabels()) {
            throw new DataException(
                    test.source().name() + " has no label column; name the column that holds the label");
        }
        Table numbered = test.labelledAs(model.labels());
        int labelCount = numbered.labels().size();
        float[][] probabilities = model.probabilities(numbered);
        for (int row = 0; row < probabilities.length; row++) {
            probabilities[row] = Arrays.copyOf(probabilities[row], labelCount);
        }
        return ClassificationEvaluation.ofRisk(numbered.labels(), probabilities, numbered.labelNumbers(), bootstrap);
    }
}
