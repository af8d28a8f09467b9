package dev.redstart.app.cli;

import dev.redstart.common.data.Dataset;
import dev.redstart.common.data.Split;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Model;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.common.train.Trainer;
import dev.redstart.tensor.tensorboard.TensorBoardListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The trainings of one command: what is said, watched and kept while they go on.
 *
 * @param run the circumstances of each of them, but for who listens
 * @param checkpoints where networks keep their state; null for nowhere
 * @param tensorBoard the folder of networks' curves, with a folder in it for each training; null for none
 */
record ClassifierTraining<D extends Dataset<D>, M extends Model<?, Classification>>(
        Session session,
        Classifiers<D, M> kind,
        Run run,
        @Nullable Checkpoints checkpoints,
        @Nullable Path tensorBoard) {
    private static final String JUDGED = "judged";
    private static final String PUBLISHED = "published";

    /** The trainer's baseline and, if it makes networks, one of them, judged on the same rows. */
    Contest<D, M> contest(Trainer<D, ? extends M> asked, Split<D> split) {
        if (!kind.isNetwork(asked)) {
            return new Contest<>(kind, split, judge(asked, split), null);
        }
        JudgedClassifier<D, M> baseline = judge(kind.baselineOf(asked), split);
        return new Contest<>(kind, split, baseline, judge(asked, split));
    }

    /** Trains on one part, judges on the other. */
    private JudgedClassifier<D, M> judge(Trainer<D, ? extends M> trainer, Split<D> split) {
        session.terminal()
                .note("training " + trainer.name() + " on "
                        + Figures.counted(split.train().size(), kind.noun()) + ", judging on "
                        + Figures.count(split.test().size()) + " (" + split.description() + ")");
        CostNote costs = new CostNote(session.terminal(), session.progress(trainer.name()));
        LearningCurve.Recorder recorder = new LearningCurve.Recorder(costs);
        Trained<? extends M> trained = fit(trainer, split.train(), JUDGED, recorder);
        return new JudgedClassifier<>(trainer, trained, recorder.curve(), report(trained.model(), split.test()));
    }

    private ClassifierReport report(M model, D test) {
        Run watched = run.withListener(session.progress("judging"));
        return new ClassifierReport(kind.evaluation(model, test, watched), kind.noun());
    }

    /** Trains on all rows. */
    Trained<? extends M> train(Trainer<D, ? extends M> trainer, D data) {
        session.terminal().note("training " + trainer.name() + " on all " + Figures.counted(data.size(), kind.noun()));
        return fit(trainer, data, PUBLISHED, session.progress(trainer.name()));
    }

    /** @param name tells the trainings of a command apart */
    private Trained<? extends M> fit(Trainer<D, ? extends M> trainer, D data, String name, ProgressListener listener) {
        if (!kind.isNetwork(trainer)) {
            return trainer.fit(data, run.withListener(listener));
        }
        Trainer<D, ? extends M> keeping = checkpoints == null ? trainer : checkpoints.keep(kind, trainer, name);
        return tensorBoard == null
                ? keeping.fit(data, run.withListener(listener))
                : fitOnTensorBoard(keeping, data, listener, tensorBoard.resolve(name));
    }

    private Trained<? extends M> fitOnTensorBoard(
            Trainer<D, ? extends M> trainer, D data, ProgressListener listener, Path folder) {
        try (TensorBoardListener curves = TensorBoardListener.in(folder)) {
            Trained<? extends M> trained = trainer.fit(data, run.withListener(progress -> {
                listener.progressed(progress);
                curves.progressed(progress);
            }));
            curves.weights(kind.network(trained.model()));
            return trained;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
