package dev.redstart.app.cli;

import dev.redstart.common.data.Dataset;
import dev.redstart.common.train.Trained;
import dev.redstart.common.train.Trainer;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A classifier that was trained on one part of the rows, and what the other part says about it.
 *
 * @param trainer as it was asked for, with nothing to resume
 * @param curve how it learned; without epochs where it is no network
 */
record JudgedClassifier<D extends Dataset<D>, M>(
        Trainer<D, ? extends M> trainer, Trained<? extends M> trained, LearningCurve curve, ClassifierReport report) {
    /** {@code lstm}. */
    String algorithm() {
        return trainer.name();
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("algorithm", algorithm());
        json.putAll(report.figuresJson());
        json.put("trainSeconds", trained.time().toNanos() / 1e9);
        if (!curve.epochs().isEmpty()) {
            json.put("epochs", curve.json());
        }
        return json;
    }
}
