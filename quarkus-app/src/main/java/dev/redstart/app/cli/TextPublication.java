package dev.redstart.app.cli;

import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.registry.PublishNotes;
import dev.redstart.common.train.Trained;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextFormats;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A text model on its way into the registry.
 *
 * @param chosen the one of the contest whose like is published, with its figures
 */
record TextPublication(Session session, ModelName name, TextContest contest, JudgedText chosen) {
    /**
     * Publishes a model with the figures of its like, and the baseline's beside them.
     *
     * @throws java.util.concurrent.CancellationException if the work was stopped; nothing is published then
     */
    ModelVersion publish(Trained<? extends TextClassifier> trained) {
        session.interrupt().cancellation().check();
        PublishNotes notes = new PublishNotes(
                trained.provenance(),
                contest.split().description(),
                chosen.report().summaries(),
                isBaseline() ? Map.of() : contest.baseline().report().summaries());
        TextClassifier model = trained.model();
        ModelVersion version = session.common().registry().publish(name.text(), model, TextFormats.of(model), notes);
        if (!session.json()) {
            session.terminal()
                    .print("published " + session.terminal().bold(version.reference()) + ": " + chosen.algorithm()
                            + ", "
                            + Figures.counted(trained.provenance().rows(), "text") + ", "
                            + Figures.counted(model.labels().size(), "label") + ", trained in "
                            + Figures.time(trained.time()));
        }
        return version;
    }

    private boolean isBaseline() {
        return chosen.equals(contest.baseline());
    }

    /** What was published, for programs. */
    Map<String, Object> json(ModelVersion version, Trained<? extends TextClassifier> trained) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", version.name());
        json.put("version", version.version());
        json.put("algorithm", chosen.algorithm());
        json.put("rows", trained.provenance().rows());
        json.put("labels", trained.model().labels().ids());
        json.put("trainSeconds", trained.time().toNanos() / 1e9);
        json.putAll(contest.json());
        json.put("path", version.path().toString());
        return json;
    }
}
