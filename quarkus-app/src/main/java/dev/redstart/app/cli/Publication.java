package dev.redstart.app.cli;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.registry.ModelRegistry;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.registry.PublishNotes;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.recommender.Recommender;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.bundle.RecommenderFormats;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The way of one model into the registry: judged on a part, trained on everything, published with those figures. */
final class Publication {
    private final Session session;
    private final ModelName name;
    private @Nullable String split;
    private @Nullable Report report;
    private @Nullable Trained<? extends Recommender> published;

    Publication(Session session, ModelName name) {
        this.session = session;
        this.name = name;
    }

    /** Judges the algorithm and its baseline on the split, and shows both. */
    void judge(RecommenderTrainer<?> trainer, Judge judge, long seed) {
        Algorithm<RecommenderTrainer<?>> yardstick = Report.baselineOf(judge.task());
        split = judge.splits().getFirst().description();
        session.terminal().note("judging " + trainer.name() + " on a held-out part (" + split + ")");
        Judged judged = judge.judge(trainer, seed);
        boolean isBaseline = trainer.name().equals(yardstick.name());
        judgedAs(
                split,
                new Report(
                        judged,
                        isBaseline ? null : judge.judge(yardstick.trainer().apply(Map.of()), seed)));
        if (!session.json()) {
            report().print(session.terminal());
            session.terminal().print();
        }
    }

    /** Takes figures that were found before. */
    void judgedAs(String heldOut, Report figures) {
        split = heldOut;
        report = figures;
    }

    private Report report() {
        if (report == null) {
            throw new IllegalStateException("nothing was judged");
        }
        return report;
    }

    /**
     * Trains on all rows and publishes.
     *
     * @throws java.util.concurrent.CancellationException if it was stopped; nothing was published then
     */
    ModelVersion publish(RecommenderTrainer<?> trainer, Interactions data, Run run) {
        session.terminal().note("training " + trainer.name() + " on all " + Figures.counted(data.size(), "row"));
        Trained<? extends Recommender> trained = trainer.fit(data, run);
        run.cancellation().check();
        ModelVersion version = publish(trained);
        published = trained;
        if (!session.json()) {
            session.terminal()
                    .print("published " + session.terminal().bold(version.reference()) + ": "
                            + Figures.counted(trained.model().userCount(), "user") + ", "
                            + Figures.counted(trained.model().itemCount(), "item") + ", trained in "
                            + Figures.time(trained.time()));
        }
        return version;
    }

    private ModelVersion publish(Trained<? extends Recommender> trained) {
        PublishNotes notes = new PublishNotes(
                trained.provenance(),
                split,
                report == null ? Map.of() : report.judged().summaries(),
                report == null || report.baseline() == null
                        ? Map.of()
                        : report.baseline().summaries());
        ModelRegistry registry = session.common().registry();
        Recommender model = trained.model();
        return registry.publish(name.text(), model, RecommenderFormats.of(model), notes);
    }

    /** What was published, for programs. */
    Map<String, Object> json(ModelVersion version) {
        Trained<? extends Recommender> trained = Objects.requireNonNull(published, "nothing was published");
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("model", name.text());
        json.put("version", version.version());
        json.put("algorithm", trained.provenance().algorithm());
        json.put("rows", trained.provenance().rows());
        json.put("users", trained.model().userCount());
        json.put("items", trained.model().itemCount());
        json.put("trainSeconds", trained.time().toNanos() / 1e9);
        json.put("split", split);
        if (report != null) {
            json.put("metrics", report.judged().json());
            json.put("baseline", report.baseline() == null ? null : Report.baselineJson(report.baseline()));
        }
        json.put("path", version.path().toString());
        return json;
    }
}
