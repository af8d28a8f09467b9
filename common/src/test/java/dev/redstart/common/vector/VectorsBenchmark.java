package dev.redstart.common.vector;

import java.util.SplittableRandom;
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

/** How much does the Vector API kernel win over the plain one, and four queries over one, at the sizes of a factor model? */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class VectorsBenchmark {
    private static final int LENGTH = 112;
    private static final int ROWS = 1_664;

    private final SplittableRandom random = new SplittableRandom(1);
    private final float[] a = values(LENGTH);
    private final float[] b = values(LENGTH);
    private final float[] blocks = values(ROWS * LENGTH);
    private final float[] queries = values(Kernel.QUERIES * LENGTH);
    private final float[][] scores = new float[Kernel.QUERIES][ROWS];

    @Param({"plain", "fastest"})
    public String kernel = "plain";

    private Kernel chosen() {
        return kernel.equals("plain") ? PLAIN : Vectors.KERNEL;
    }

    private static final Kernel PLAIN = new PlainKernel();

    private float[] values(int length) {
        float[] values = new float[length];
        for (int at = 0; at < length; at++) {
            values[at] = (float) random.nextGaussian();
        }
        return values;
    }

    @Benchmark
    public float dot() {
        return chosen().dot(a, 0, b, 0, LENGTH);
    }

    /** One visit of a rating in the training of a factor model. */
    @Benchmark
    public float dotAndBlend() {
        float product = chosen().dot(a, 0, b, 0, LENGTH);
        chosen().blend(0.9999f, 0.001f * product, a, 0, b, 0, LENGTH);
        return product;
    }

    @Benchmark
    public float[] scan() {
        chosen().scan(blocks, LENGTH, queries, scores[0]);
        return scores[0];
    }

    @Benchmark
    public float[][] scanFour() {
        chosen().scanFour(blocks, LENGTH, queries, scores);
        return scores;
    }
}
