package dev.redstart.datasets.text;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Interactions.Duplicates;
import dev.redstart.common.data.Source;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How many rows a second does the reader turn into interactions, ids numbered and bytes hashed, and is scanning bytes worth more code than
 * {@code readLine} and {@code split}? A million rows of the size and shape of MovieLens 1M, from memory, one thread.
 *
 * <p>{@code millionRows / cpuSeconds} holds on a busy machine too; both are sums over the measured iterations.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@OperationsPerInvocation(DelimitedReaderBenchmark.ROWS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DelimitedReaderBenchmark {
    static final int ROWS = 1_000_000;

    /** The CPU time of the thread that reads. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cpu {
        public long millionRows;
        public double cpuSeconds;
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();

        <T> T timed(Callable<T> reading) throws Exception {
            long start = threads.getCurrentThreadCpuTime();
            T read = reading.call();
            cpuSeconds += (threads.getCurrentThreadCpuTime() - start) * 1e-9;
            millionRows++;
            return read;
        }
    }

    /** What stands between two fields; {@code quoted} is a comma with every field in quotes. */
    @Param({"tab", "::", "quoted"})
    String style = "tab";

    private byte[] text = new byte[0];
    private String separator = "\t";

    @Setup
    public void writeRows() {
        separator = style.equals("tab") ? "\t" : style.equals("quoted") ? "\",\"" : style;
        String quote = style.equals("quoted") ? "\"" : "";
        SplittableRandom random = new SplittableRandom(1);
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < ROWS; row++) {
            rows.append(quote).append(1 + row * 6040L / ROWS);
            rows.append(separator).append(1 + random.nextInt(3952));
            rows.append(separator).append(1 + random.nextInt(5));
            rows.append(separator)
                    .append(956_703_932 + random.nextInt(90_000_000))
                    .append(quote)
                    .append('\n');
        }
        text = rows.toString().getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public Interactions reader(Cpu cpu) throws Exception {
        return cpu.timed(() -> new DelimitedReader(ReadOptions.defaults())
                .read(Texts.bytes("ratings", text))
                .data());
    }

    /** Without checks, quotes or checksum, so it does less. */
    @Benchmark
    public Interactions readLineAndSplit(Cpu cpu) throws Exception {
        return cpu.timed(this::readLines);
    }

    private Interactions readLines() throws IOException {
        var data = Interactions.builder(Duplicates.LAST);
        try (var lines =
                new BufferedReader(new InputStreamReader(new ByteArrayInputStream(text), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields =
                        (style.equals("quoted") ? line.substring(1, line.length() - 1) : line).split(separator);
                data.add(fields[0], fields[1], Float.parseFloat(fields[2]), Long.parseLong(fields[3]));
            }
        }
        return data.build(Source.inMemory("ratings"));
    }
}
