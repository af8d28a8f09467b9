package dev.redstart.app.cli;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Split;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.common.train.Trainer;
import dev.redstart.nlp.classify.NetworkTextClassifier;
import dev.redstart.nlp.classify.NetworkTextTrainer;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextEvaluation;
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
record TextTraining(
        Session session,
        Run run,
        @Nullable Checkpoints checkpoints,
        @Nullable Path tensorBoard) {
    private static final String JUDGED = "judged";
    private static final String PUBLISHED = "published";

    /** Trains on one part, judges on the other. */
    JudgedText judge(Trainer<Documents, ? extends TextClassifier> trainer, Split<Documents> split) {
        session.terminal()
                .note("training " + trainer.name() + " on "
                        + Figures.counted(split.train().size(), "text") + ", judging on "
                        + Figures.count(split.test().size()) + " (" + split.description() + ")");
        LearningCurve.Recorder recorder = new LearningCurve.Recorder(session.progress(trainer.name()));
        Trained<? extends TextClassifier> trained = fit(trainer, split.train(), JUDGED, recorder);
        return new JudgedText(trainer, trained, recorder.curve(), report(trained.model(), split.test()));
    }

    private TextReport report(TextClassifier model, Documents test) {
        Run watched = run.withListener(session.progress("judging"));
        return new TextReport(TextEvaluation.of(WatchedClassifier.of(model, watched, test.size()), test));
    }

    /** Trains on all texts. */
    Trained<? extends TextClassifier> train(Trainer<Documents, ? extends TextClassifier> trainer, Documents data) {
        session.terminal().note("training " + trainer.name() + " on all " + Figures.counted(data.size(), "text"));
        return fit(trainer, data, PUBLISHED, session.progress(trainer.name()));
    }

    /** @param name tells the trainings of a command apart */
    private Trained<? extends TextClassifier> fit(
            Trainer<Documents, ? extends TextClassifier> trainer,
            Documents data,
            String name,
            ProgressListener listener) {
        if (!(trainer instanceof NetworkTextTrainer network)) {
            return trainer.fit(data, run.withListener(listener));
        }
        NetworkTextTrainer keeping = checkpoints == null ? network : checkpoints.keep(network, name);
        return tensorBoard == null
                ? keeping.fit(data, run.withListener(listener))
                : fitOnTensorBoard(keeping, data, listener, tensorBoard.resolve(name));
    }

    private Trained<NetworkTextClassifier> fitOnTensorBoard(
            NetworkTextTrainer trainer, Documents data, ProgressListener listener, Path folder) {
        try (TensorBoardListener curves = TensorBoardListener.in(folder)) {
            Trained<NetworkTextClassifier> trained = trainer.fit(data, run.withListener(progress -> {
                listener.progressed(progress);
                curves.progressed(progress);
            }));
            curves.weights(trained.model().network());
            return trained;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
