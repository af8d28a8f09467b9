package dev.redstart.app.cli;

import dev.redstart.common.data.Dataset;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Model;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.registry.PublishNotes;
import dev.redstart.common.train.Trained;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A classifier on its way into the registry.
 *
 * @param chosen the one of the contest whose like is published, with its figures
 */
record ClassifierPublication<D extends Dataset<D>, M extends Model<?, Classification>>(
        Session session, ModelName name, Contest<D, M> contest, JudgedClassifier<D, M> chosen) {
    /**
     * Publishes a model with the figures of its like, and the baseline's beside them.
     *
     * @throws java.util.concurrent.CancellationException if the work was stopped; nothing is published then
     */
    ModelVersion publish(Trained<? extends M> trained) {
        session.interrupt().cancellation().check();
        PublishNotes notes = new PublishNotes(
                trained.provenance(),
                contest.split().description(),
                chosen.report().summaries(),
                isBaseline() ? Map.of() : contest.baseline().report().summaries());
        Classifiers<D, M> kind = contest.kind();
        M model = trained.model();
        ModelVersion version = session.common().registry().publish(name.text(), model, kind.format(model), notes);
        if (!session.json()) {
            session.terminal()
                    .print("published " + session.terminal().bold(version.reference()) + ": " + chosen.algorithm()
                            + ", "
                            + Figures.counted(trained.provenance().rows(), kind.noun()) + ", "
                            + Figures.counted(kind.labels(model).size(), "label") + ", trained in "
                            + Figures.time(trained.time()));
        }
        return version;
    }

    private boolean isBaseline() {
        return chosen.equals(contest.baseline());
    }

    /** What was published, for programs. */
    Map<String, Object> json(ModelVersion version, Trained<? extends M> trained) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", version.name());
        json.put("version", version.version());
        json.put("algorithm", chosen.algorithm());
        json.put("rows", trained.provenance().rows());
        json.put("labels", contest.kind().labels(trained.model()).ids());
        json.put("trainSeconds", trained.time().toNanos() / 1e9);
        json.putAll(contest.json());
        json.put("path", version.path().toString());
        return json;
    }
}
