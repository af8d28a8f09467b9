package dev.redstart.app.cli;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.evaluate.Evaluation;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import dev.redstart.recommender.Recommender;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.RecommenderTrainer.Task;
import dev.redstart.recommender.evaluate.CrossValidation;
import dev.redstart.recommender.evaluate.RankingEvaluation;
import dev.redstart.recommender.evaluate.RatingEvaluation;
import java.time.Duration;
import java.util.List;

/**
 * Trains algorithms on the same training rows and judges them on the same test rows, each with a bar of its own.
 *
 * @param task whether ratings or lists are judged, whatever the algorithm was made for
 * @param splits at least one
 * @param threads that a trainer may use
 */
record Judge(Session session, Task task, List<Split<Interactions>> splits, int threads) {
    /** One split and one seed give intervals over the users; several give the spread over the folds. */
    Judged judge(RecommenderTrainer<?> trainer, long... seeds) {
        return splits.size() == 1 && seeds.length == 1
                ? Judged.of(task, evaluated(trainer, seeds[0]))
                : Judged.of(task, crossValidated(trainer, seeds));
    }

    /**
     * A model of the first split's training rows, and what the test rows say about it.
     *
     * @param time of the training, by the clock
     */
    record Evaluated(String algorithm, Recommender model, Evaluation evaluation, Duration time) {}

    Evaluated evaluated(RecommenderTrainer<?> trainer, long seed) {
        Run run = session.run(trainer.name(), threads).withSeed(seed);
        Trained<? extends Recommender> trained = trainer.fit(splits.getFirst().train(), run);
        return new Evaluated(
                trainer.name(),
                trained.model(),
                evaluation(trained.model(), run.withSeed(SplitOptions.SEED)),
                trained.time());
    }

    private Evaluation evaluation(Recommender model, Run run) {
        Interactions test = splits.getFirst().test();
        return switch (task) {
            case RATING ->
                RatingEvaluation.of(
                        model, test, RatingEvaluation.Settings.defaults().withRun(run));
            case RANKING ->
                RankingEvaluation.of(
                        model, test, RankingEvaluation.Settings.defaults().withRun(run));
        };
    }

    private CrossValidation crossValidated(RecommenderTrainer<?> trainer, long... seeds) {
        return CrossValidation.of(new JudgedAs(task, trainer), splits, seeds, session.run(trainer.name(), threads));
    }

    /** A trainer whose models are judged by another task than the one they were made for. */
    private record JudgedAs(Task task, RecommenderTrainer<?> trainer) implements RecommenderTrainer<Recommender> {
        @Override
        public String name() {
            return trainer.name();
        }

        @Override
        public Record settings() {
            return trainer.settings();
        }

        @Override
        public Recommender train(Interactions data, Run run) {
            return trainer.train(data, run);
        }
    }
}
