package dev.redstart.nlp.classify;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.redstart.common.train.Run;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.tensor.network.NetworkTrainer;
import dev.redstart.tensor.onnx.OnnxWriter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.LongBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What does a text cost from its characters to its label ({@code text}, {@code texts}), and how much of that is ONNX Runtime alone, which is
 * given word numbers that lie ready outside the heap ({@code onnxRuntimeAlone})? The network is an LSTM of 128 units as {@link
 * LstmTextTrainer.Settings#defaults()} has it; texts have 20 or 200 words, of which it reads 80 at most.
 *
 * <p>{@code texts / cpuSeconds} holds on a busy machine too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class NetworkTextBenchmark {
    /** The CPU time of the thread that answers. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cpu {
        public long texts;
        public double cpuSeconds;
        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    }

    @Param({"20", "200"})
    public int words = 200;

    private final NetworkTextClassifier model = model();
    private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
    private final OrtSession session = session();
    private String text = "";
    private List<String> texts = List.of();
    private Map<String, OnnxTensor> ready = Map.of();

    private static NetworkTextClassifier model() {
        var sms = TextLoader.load("sms-spam", TextOptions.defaults()).data();
        var settings = LstmTextTrainer.Settings.defaults();
        return new LstmTextTrainer(
                        settings.withTraining(NetworkTrainer.Settings.defaults().withEpochs(1)))
                .train(sms, Run.seeded(1));
    }

    private OrtSession session() {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            return environment.createSession(OnnxWriter.bytes(model.network()), options);
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    @Setup
    public void prepare() throws OrtException {
        var sms = TextLoader.load("sms-spam", TextOptions.defaults()).data();
        String all = String.join(" ", sms.texts().subList(0, 2_000));
        var tokens = model.encoder().tokenizer().tokens(all);
        text = all.substring(0, tokens.get(words - 1).end());
        texts = sms.texts().subList(0, 1_024);
        int[] ids = model.encoder().words(text);
        long[] numbers = new long[ids.length];
        for (int at = 0; at < ids.length; at++) {
            numbers[at] = ids[at];
        }
        ready = Map.of(
                "tokens",
                OnnxTensor.createTensor(environment, LongBuffer.wrap(numbers), new long[] {1, numbers.length}));
    }

    @TearDown
    public void close() throws OrtException {
        ready.values().forEach(OnnxTensor::close);
        session.close();
    }

    @Benchmark
    public void onnxRuntimeAlone(Cpu cpu) throws OrtException {
        long start = cpu.threads.getCurrentThreadCpuTime();
        session.run(ready).close();
        count(cpu, 1, start);
    }

    @Benchmark
    public float[] text(Cpu cpu) {
        long start = cpu.threads.getCurrentThreadCpuTime();
        float[] probabilities = model.probabilities(text);
        count(cpu, 1, start);
        return probabilities;
    }

    /** Text messages, many at a time, whatever {@code words} says. */
    @Benchmark
    public float[][] texts(Cpu cpu) {
        long start = cpu.threads.getCurrentThreadCpuTime();
        float[][] probabilities = model.probabilities(texts);
        count(cpu, texts.size(), start);
        return probabilities;
    }

    private static void count(Cpu cpu, int texts, long start) {
        cpu.texts += texts;
        cpu.cpuSeconds += (cpu.threads.getCurrentThreadCpuTime() - start) * 1e-9;
    }
}
