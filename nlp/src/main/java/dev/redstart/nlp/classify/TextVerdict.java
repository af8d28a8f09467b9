package dev.redstart.nlp.classify;

import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.evaluate.Verdict;

/** Whether a network or its baseline should be published: decided by {@code accuracy}. */
public final class TextVerdict {
    private TextVerdict() {}

    /** @throws IllegalArgumentException if the two were not evaluated on the same texts */
    public static Verdict of(ClassificationEvaluation baseline, ClassificationEvaluation network) {
        return Verdict.of("accuracy", baseline.evaluation(), network.evaluation());
    }
}
