package dev.redstart.nlp.classify;

import dev.redstart.common.train.Run;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.AuxCounters;
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

/**
 * How many texts a second does the linear classifier answer on one core: IMDB reviews (where {@code ../shared/data/imdb} is) and text messages?
 *
 * <p>{@code texts / cpuSeconds} holds on a busy machine too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class LinearTextBenchmark {
    /** The CPU time of the thread that answers. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cpu {
        public long texts;
        public double cpuSeconds;
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    }

    @Param({"imdb", "sms-spam"})
    String set = "sms-spam";

    private List<String> texts = List.of();
    private LinearTextClassifier model = new LinearTextTrainer(LinearTextTrainer.Settings.defaults())
            .train(TextLoader.load("sms-spam", TextOptions.defaults()).data(), Run.seeded(1));

    @Setup
    public void train() {
        String name = set.equals("imdb") ? imdb() : set;
        var data = TextLoader.load(name, TextOptions.defaults()).data();
        model = new LinearTextTrainer(LinearTextTrainer.Settings.defaults()).train(data, Run.seeded(1));
        texts = data.texts().subList(0, 5_000);
    }

    private static String imdb() {
        return Stream.of("../shared/data", "../../shared/data")
                .map(parent -> Path.of(parent, "imdb", "train.tsv.gz"))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("../shared/data/imdb is not there"))
                .toString();
    }

    @Benchmark
    public float answer(Cpu cpu) {
        long start = cpu.threads.getCurrentThreadCpuTime();
        float sum = 0;
        for (String text : texts) {
            sum += model.probabilities(text)[0];
        }
        cpu.texts += texts.size();
        cpu.cpuSeconds += (cpu.threads.getCurrentThreadCpuTime() - start) * 1e-9;
        return sum;
    }
}
