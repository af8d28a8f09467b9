package dev.redstart.app.cli;

import dev.redstart.common.data.Dataset;
import dev.redstart.common.data.Split;
import dev.redstart.common.data.SplitPlan;
import dev.redstart.common.model.Classification;
import dev.redstart.common.model.Model;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.common.train.Trainer;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;

/**
 * The way of a classifier from labelled rows into the registry: a model and its baseline are judged on rows that they have not seen, and one is
 * published. Where the test rows are given the very model that was judged is published; else it is trained again on all rows.
 */
final class Course<D extends Dataset<D>, M extends Model<?, Classification>> {
    /** The part that trains where no test rows are given. */
    static final double TRAIN_SHARE = 0.8;

    private final Session session;
    private final TrainOptions options;
    private final ModelName name;
    private final Checkpoints checkpoints;
    private final ClassifierTraining<D, M> training;

    private Course(Session session, TrainOptions options, Checkpoints checkpoints, ClassifierTraining<D, M> training) {
        this.session = session;
        this.options = options;
        this.name = options.checkedName();
        this.checkpoints = checkpoints;
        this.training = training;
    }

    /** Says what is wrong with the options before anything is read. */
    static <D extends Dataset<D>, M extends Model<?, Classification>> Course<D, M> of(
            Session session, Classifiers<D, M> kind, TrainOptions options, Trainer<D, ? extends M> asked) {
        ModelName name = options.checkedName();
        Run run = options.run(session, asked.name());
        String ofNetworks = options.ofNetworks();
        if (ofNetworks != null && !kind.isNetwork(asked)) {
            throw forNetworks(ofNetworks);
        }
        Checkpoints checkpoints = new Checkpoints(session.common().home(), name, options.resume);
        Path curves = options.tensorBoard == null ? null : options.tensorBoard.resolve(name.text());
        return new Course<>(
                session, options, checkpoints, new ClassifierTraining<>(session, kind, run, checkpoints, curves));
    }

    static IllegalArgumentException forNetworks(String option) {
        return new IllegalArgumentException(option + " is for networks, and --model linear is none");
    }

    /** Says that models cannot be kept, or that there is nothing to go on with, before anything is read. */
    void check() {
        session.common().checkHome();
        checkpoints.check(session.terminal());
    }

    /**
     * Trains, judges, publishes and answers.
     *
     * @param model the word of {@code --model}
     */
    int run(Trainer<D, ? extends M> asked, String model, LabelledRows.From<D> data) {
        try (LibraryWarnings _ = LibraryWarnings.shownOn(session.terminal())) {
            LabelledRows<D> rows = data.load(session);
            Contest<D, M> contest = training.contest(asked, split(rows, data));
            if (!session.json()) {
                contest.print(session.terminal());
                session.terminal().print();
            }
            publish(contest, model.equals(ModelChoice.AUTO) ? contest.best() : contest.asked(), rows);
        } catch (CancellationException e) {
            throw checkpoints.explained(e);
        }
        checkpoints.remove();
        return 0;
    }

    private void publish(Contest<D, M> contest, JudgedClassifier<D, M> chosen, LabelledRows<D> rows) {
        boolean given = options.test != null || rows.given() != null;
        Trained<? extends M> trained = given ? chosen.trained() : training.train(chosen.trainer(), rows.all());
        ClassifierPublication<D, M> publication = new ClassifierPublication<>(session, name, contest, chosen);
        answer(publication, publication.publish(trained), trained);
    }

    private Split<D> split(LabelledRows<D> rows, LabelledRows.From<D> data) {
        if (options.test != null) {
            D test = data.load(session, options.test).unseen();
            return new Split<>(rows.all(), test, "given:" + test.source().name());
        }
        return split(rows);
    }

    /** The split that came with the rows, or a fifth of them held out. */
    static <D extends Dataset<D>> Split<D> split(LabelledRows<D> rows) {
        Split<D> given = rows.given();
        return given == null
                ? SplitPlan.shuffled(TRAIN_SHARE, SplitOptions.SEED).apply(rows.all())
                : given;
    }

    private void answer(ClassifierPublication<D, M> publication, ModelVersion version, Trained<? extends M> trained) {
        if (session.json()) {
            session.terminal().printJson(publication.json(version, trained));
            return;
        }
        Contest<D, M> contest = publication.contest();
        boolean heeded = contest.best().equals(publication.chosen());
        session.terminal()
                .print(session.terminal().bold(Text.printable(contest.verdict()))
                        + (heeded
                                ? ""
                                : "; " + publication.chosen().algorithm()
                                        + " was published, since --model asked for it"));
    }
}
