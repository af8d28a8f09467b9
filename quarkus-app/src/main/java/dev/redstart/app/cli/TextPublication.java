package dev.redstart.app.cli;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Split;
import dev.redstart.common.evaluate.Estimate;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.registry.PublishNotes;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.common.train.Trainer;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextEvaluation;
import dev.redstart.nlp.classify.TextFormats;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The way of one text model into the registry: judged on texts that it was not trained on, published with those figures.
 *
 * @param run the circumstances of each training on the way
 */
record TextPublication(Session session, ModelName name, Trainer<Documents, ? extends TextClassifier> trainer, Run run) {
    /**
     * A model of the training texts, and what the test texts say about it.
     *
     * @param split what it was trained and judged on
     */
    record Judged(Trained<? extends TextClassifier> trained, Split<Documents> split, TextReport report) {
        /** Whether the model is of use, in one line. */
        String verdict() {
            String frequent = split.train().labels().id(mostFrequent(split.train()));
            Documents test = split.test();
            long rows = test.texts().isEmpty() ? 0 : rowsOf(test, frequent);
            double share = (double) rows / test.size();
            Estimate accuracy = report.judged().evaluation().of("accuracy");
            String figures = "accuracy " + Figures.metric(accuracy.mean()) + ", where '" + frequent
                    + "' for every text would have " + Figures.metric(share);
            return accuracy.low() > share
                    ? "publish the linear model: " + figures
                    : "the linear model is not clearly better than no model at all: " + figures
                            + "; it needs more texts, or clearer labels";
        }

        private static int mostFrequent(Documents data) {
            int[] rows = data.rowsOfLabel();
            int most = 0;
            for (int label = 1; label < rows.length; label++) {
                most = rows[label] > rows[most] ? label : most;
            }
            return most;
        }

        private static long rowsOf(Documents data, String label) {
            int number = data.labels().indexOf(label);
            return number < 0 ? 0 : data.rowsOfLabel()[number];
        }
    }

    /** Trains on one part, judges on the other. */
    Judged judge(Split<Documents> split) {
        session.terminal()
                .note("training " + trainer.name() + " on "
                        + Figures.counted(split.train().size(), "text") + ", judging on "
                        + Figures.count(split.test().size()) + " (" + split.description() + ")");
        Trained<? extends TextClassifier> trained = trainer.fit(split.train(), run);
        return new Judged(trained, split, new TextReport(TextEvaluation.of(trained.model(), split.test())));
    }

    /** Trains on all texts. */
    Trained<? extends TextClassifier> train(Documents data) {
        session.terminal().note("training " + trainer.name() + " on all " + Figures.counted(data.size(), "text"));
        return trainer.fit(data, run);
    }

    /**
     * Publishes a model with the figures of its like.
     *
     * @throws java.util.concurrent.CancellationException if the work was stopped; nothing is published then
     */
    ModelVersion publish(Trained<? extends TextClassifier> trained, Judged judged) {
        run.cancellation().check();
        PublishNotes notes = new PublishNotes(
                trained.provenance(),
                judged.split().description(),
                judged.report().summaries(),
                Map.of());
        TextClassifier model = trained.model();
        ModelVersion version = session.common().registry().publish(name.text(), model, TextFormats.of(model), notes);
        if (!session.json()) {
            session.terminal()
                    .print("published " + session.terminal().bold(version.reference()) + ": "
                            + Figures.counted(trained.provenance().rows(), "text") + ", "
                            + Figures.counted(model.labels().size(), "label") + ", trained in "
                            + Figures.time(trained.time()));
        }
        return version;
    }

    /** What was published, for programs. */
    static Map<String, Object> json(ModelVersion version, Trained<? extends TextClassifier> trained, Judged judged) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", version.name());
        json.put("version", version.version());
        json.put("rows", trained.provenance().rows());
        json.put("labels", trained.model().labels().ids());
        json.put("trainSeconds", trained.time().toNanos() / 1e9);
        json.put("split", judged.split().description());
        json.put("baseline", judged.report().figuresJson());
        json.put("verdict", judged.verdict());
        json.put("path", version.path().toString());
        return json;
    }
}
