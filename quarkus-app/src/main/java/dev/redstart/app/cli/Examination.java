package dev.redstart.app.cli;

import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.data.Dataset;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Model;
import dev.redstart.common.registry.ModelVersion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Judges a published classifier on labelled rows, and answers with its figures.
 *
 * @param version that is judged
 * @param model of that version
 */
record Examination<D extends Dataset<D>, M extends Model<?, Classification>>(
        Session session, Classifiers<D, M> kind, ModelVersion version, M model) {
    /** Of rows that came split, those for the test. */
    void run(LabelledRows<D> rows) {
        D test = rows.unseen();
        noteFlattery(rows);
        noteUnknownLabels(test);
        ClassifierReport report =
                new ClassifierReport(kind.evaluation(model, test, session.run("judging", 1)), kind.noun());
        if (session.json()) {
            session.terminal().printJson(json(test, report));
        } else {
            session.terminal()
                    .print(session.terminal().bold(version.reference()) + " on "
                            + Figures.counted(test.size(), kind.noun()) + ":");
            report.print(session.terminal());
        }
    }

    private void noteFlattery(LabelledRows<D> rows) {
        Manifest manifest = version.manifest();
        String trainedOn = manifest.provenance().source().sha256();
        boolean same = trainedOn != null && trainedOn.equals(rows.all().source().sha256());
        boolean heldOut = rows.given() != null && rows.given().description().equals(manifest.split());
        if (same && !heldOut) {
            session.terminal()
                    .note("the model was trained on these very " + kind.noun() + "s, so the figures flatter it");
        }
    }

    private void noteUnknownLabels(D test) {
        List<String> unknown = kind.labels(test).ids().stream()
                .filter(label -> !kind.labels(model).contains(label))
                .toList();
        if (!unknown.isEmpty()) {
            session.terminal()
                    .note("the model does not know the label '" + Text.printable(unknown.getFirst()) + "'"
                            + (unknown.size() == 1 ? "" : " and " + (unknown.size() - 1) + " more") + "; "
                            + kind.noun() + "s with it count as wrong");
        }
    }

    private Map<String, Object> json(D test, ClassifierReport report) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", version.name());
        json.put("version", version.version());
        json.put("rows", test.size());
        json.put("rocAuc", null); // stays where all rows are of one label
        json.putAll(report.json());
        return json;
    }
}
