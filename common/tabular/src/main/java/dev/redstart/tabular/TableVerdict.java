package dev.redstart.tabular;

import dev.redstart.common.evaluate.ClassificationEvaluation;
import dev.redstart.common.evaluate.Verdict;

/** Whether a network or its baseline should be published: decided by {@code roc-auc}, or by {@code accuracy} where all test rows are of one label. */
public final class TableVerdict {
    private TableVerdict() {}

    /** @throws IllegalArgumentException if the two were not evaluated on the same rows */
    public static Verdict of(ClassificationEvaluation baseline, ClassificationEvaluation network) {
        String metric = baseline.evaluation().has("roc-auc") ? "roc-auc" : "accuracy";
        return Verdict.of(metric, baseline.evaluation(), network.evaluation());
    }
}
