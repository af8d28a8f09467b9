package dev.redstart.recommender.svd;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.MovieLensFolds;
import dev.redstart.recommender.RecommendQuery;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How long does a fit on the first fold of MovieLens 100K take with and without a second thread, and what do all users' lists cost? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class SvdBenchmark {
    private final SvdTrainer trainer = new SvdTrainer(SvdTrainer.Settings.defaults());
    private Interactions ratings = MovieLensFolds.given().getFirst().train();
    private SvdRecommender model = trainer.train(ratings, Run.seeded(0));
    private List<RecommendQuery> everyone = List.of();

    @Param({"1", "2"})
    public int threads = 1;

    @Setup
    public void prepare() {
        ratings.byUser();
        everyone = ratings.users().ids().stream()
                .map(user -> RecommendQuery.forUser(user, 10))
                .toList();
    }

    @Benchmark
    public SvdRecommender fit() {
        return trainer.train(ratings, Run.seeded(0).withThreads(threads));
    }

    @Benchmark
    public List<Ranking<String>> topTenOfEveryone() {
        return model.recommendAll(everyone);
    }
}
