package dev.redstart.recommender.benchmark;

import dev.redstart.common.benchmark.Stopwatch;
import dev.redstart.common.benchmark.Timing;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.common.train.Progress;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.RecommendQuery;
import dev.redstart.recommender.Recommender;
import dev.redstart.recommender.RecommenderTrainer;
import dev.redstart.recommender.als.AlsTrainer;
import dev.redstart.recommender.knn.ItemKnnTrainer;
import dev.redstart.recommender.knn.RatingKnnTrainer;
import dev.redstart.recommender.svd.SvdTrainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How fast the recommenders train and answer on this machine: one thread, the settings of the module's README, the processor time of that
 * thread. Each task is timed cold (its first run ever in this JVM) and warm (the best of several runs on each split, averaged over splits).
 *
 * <p>What an earlier task warmed up is no longer cold for a later one, so only the first task's cold figure is what a command that does
 * nothing else sees.
 */
public final class RecommenderBenchmark {
    private static final int LIST_LENGTH = 10;
    private static final int TASKS = 10;

    private final List<Split<Interactions>> splits;
    private final ProgressListener listener;
    private final List<Timing> results = new ArrayList<>();
    private double answers;

    private RecommenderBenchmark(List<Split<Interactions>> splits, ProgressListener listener) {
        this.splits = List.copyOf(splits);
        this.listener = listener;
    }

    /** Times everything on the training sides of some splits; predictions are those of the test sides. */
    public static List<Timing> run(List<Split<Interactions>> splits, ProgressListener listener) {
        if (splits.isEmpty()) {
            throw new IllegalArgumentException("a benchmark needs at least one split");
        }
        return new RecommenderBenchmark(splits, listener).all();
    }

    private List<Timing> all() {
        SvdTrainer svd = new SvdTrainer(SvdTrainer.Settings.defaults());
        RatingKnnTrainer userKnn = knn(RatingKnnTrainer.BasedOn.USER, RatingKnnTrainer.Similarity.MSD);
        RatingKnnTrainer itemKnn = knn(RatingKnnTrainer.BasedOn.ITEM, RatingKnnTrainer.Similarity.COSINE);
        AlsTrainer als = new AlsTrainer(AlsTrainer.Settings.defaults());
        ItemKnnTrainer itemLists = new ItemKnnTrainer(ItemKnnTrainer.Settings.defaults());

        fit(svd, svd.settings().epochs(), "rating updates/s");
        fit(userKnn, 1, "ratings/s");
        fit(itemKnn, 1, "ratings/s");
        fit(als, 2 * als.settings().iterations(), "rating visits/s");
        predict(svd);
        predict(userKnn);
        predict(itemKnn);
        recommend(svd, "svd");
        recommend(userKnn, "user knn");
        recommend(itemLists, "item knn lists");
        return List.copyOf(results);
    }

    private static RatingKnnTrainer knn(RatingKnnTrainer.BasedOn basedOn, RatingKnnTrainer.Similarity similarity) {
        return new RatingKnnTrainer(RatingKnnTrainer.Settings.defaults()
                .withBasedOn(basedOn)
                .withVariant(RatingKnnTrainer.Variant.BASIC)
                .withSimilarity(similarity));
    }

    /** The algorithm with what tells its variants apart. */
    private static String nameOf(RecommenderTrainer<?> trainer) {
        return trainer.settings() instanceof RatingKnnTrainer.Settings settings
                ? (settings.basedOn() == RatingKnnTrainer.BasedOn.USER ? "user knn msd" : "item knn cosine")
                : trainer.name();
    }

    private void fit(RecommenderTrainer<?> trainer, int visits, String unit) {
        Stopwatch watch = new Stopwatch();
        for (Split<Interactions> split : splits) {
            long work = (long) split.train().byUser().entryCount() * visits;
            watch.time(work, () -> answers += train(trainer, split).userCount());
        }
        report(watch, nameOf(trainer) + " fit", unit);
    }

    private static Recommender train(RecommenderTrainer<?> trainer, Split<Interactions> split) {
        return trainer.train(split.train(), Run.seeded(0));
    }

    /** Through the public method, ids in, {@code Prediction} out. */
    private void predict(RecommenderTrainer<?> trainer) {
        Stopwatch watch = new Stopwatch();
        for (Split<Interactions> split : splits) {
            Recommender model = train(trainer, split);
            String[] users = new String[split.test().size()];
            String[] items = new String[split.test().size()];
            for (int row = 0; row < users.length; row++) {
                users[row] = split.test().users().id(split.test().userOf(row));
                items[row] = split.test().items().id(split.test().itemOf(row));
            }
            watch.time(users.length, () -> {
                for (int row = 0; row < users.length; row++) {
                    answers += model.predict(users[row], items[row]).value();
                }
            });
        }
        report(watch, nameOf(trainer) + " predictions", "predictions/s");
    }

    /** All known users at once, what they have left out, rankings made. */
    private void recommend(RecommenderTrainer<?> trainer, String name) {
        Stopwatch watch = new Stopwatch();
        for (Split<Interactions> split : splits) {
            Recommender model = train(trainer, split);
            List<RecommendQuery> queries = new ArrayList<>();
            for (String user : split.train().users().ids()) {
                queries.add(RecommendQuery.forUser(user, LIST_LENGTH));
            }
            watch.time(
                    queries.size(), () -> answers += model.recommendAll(queries).size());
        }
        report(watch, name + " top-10", "users/s");
    }

    private void report(Stopwatch watch, String name, String unit) {
        results.add(watch.timing(name, unit));
        listener.progressed(new Progress("benchmark", results.size(), TASKS, Map.of()));
    }
}
