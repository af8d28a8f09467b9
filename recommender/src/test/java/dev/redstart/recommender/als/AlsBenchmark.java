package dev.redstart.recommender.als;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.MovieLensFolds;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** How much time does conjugate gradient save over exact solutions, on the first fold of MovieLens 100K? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class AlsBenchmark {
    private final Interactions ratings = MovieLensFolds.given().getFirst().train();

    @Param({"CG", "CHOLESKY"})
    public AlsTrainer.Solver solver = AlsTrainer.Solver.CG;

    @Benchmark
    public AlsRecommender fit() {
        return new AlsTrainer(AlsTrainer.Settings.defaults().withSolver(solver)).train(ratings, Run.seeded(0));
    }
}
