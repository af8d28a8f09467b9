package dev.redstart.recommender.knn;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Source;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.train.Run;
import dev.redstart.recommender.knn.RatingKnnTrainer.Similarity;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Is one packed addition a common rating worth its code beside plain sums in double precision? All similarities of 943 users, or of 1,682
 * items, with 80,000 ratings that are spread as unevenly as those of MovieLens 100K; one thread.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CoRatingsBenchmark {
    private static final int USERS = 943;
    private static final int ITEMS = 1_682;
    private static final int RATINGS = 80_000;

    @Param({"MSD", "COSINE"})
    Similarity similarity = Similarity.MSD;

    @Param({"users", "items"})
    String compared = "users";

    private final Interactions data = ratings();
    private CoRatings packed = pairs(true);
    private CoRatings plain = pairs(false);

    private static Interactions ratings() {
        SplittableRandom random = new SplittableRandom(1);
        Interactions.Builder builder = Interactions.builder(Interactions.Duplicates.LAST);
        for (int row = 0; row < RATINGS; row++) {
            builder.add("u" + skewed(random, USERS), "i" + skewed(random, ITEMS), 1 + random.nextInt(5));
        }
        return builder.build(Source.inMemory("uneven"));
    }

    private static int skewed(SplittableRandom random, int count) {
        double uniform = random.nextDouble();
        return (int) (count * uniform * uniform);
    }

    private CoRatings pairs(boolean inFields) {
        Measure measure = new Measure(similarity, 1, 0);
        SparseMatrix columns = compared.equals("users") ? data.byItem() : data.byUser();
        return inFields
                ? new PackedCoRatings(Packing.of(measure, rows()).orElseThrow(), rows(), columns)
                : CoRatings.plain(measure, columns, null, true).rows(rows(), rows().copyValues());
    }

    private SparseMatrix rows() {
        return compared.equals("users") ? data.byUser() : data.byItem();
    }

    @Setup(Level.Trial)
    public void prepare() {
        packed = pairs(true);
        plain = pairs(false);
    }

    @Benchmark
    public Object packed() {
        return FullSimilarities.compute(packed, rows().rowCount(), Run.seeded(1));
    }

    @Benchmark
    public Object plain() {
        return FullSimilarities.compute(plain, rows().rowCount(), Run.seeded(1));
    }
}
