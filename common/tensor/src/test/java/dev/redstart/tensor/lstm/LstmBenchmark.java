package dev.redstart.tensor.lstm;

import dev.redstart.tensor.lstm.Dl4jNetworks.Kind;
import dev.redstart.tensor.lstm.Dl4jNetworks.Sizes;
import java.util.concurrent.TimeUnit;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.learning.config.Adam;
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
 * What does a batch of 32 texts of 200 words cost, 20,000 words known, 128 dimensions and units: in DL4J's own layers, with ours in plain Java, and with
 * ours by the fastest kernel (both dropouts on)?
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 5)
@Measurement(iterations = 3, time = 5)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"
        })
public class LstmBenchmark {
    private static final Sizes SIZES = new Sizes(20_000, 128, 128);

    private final INDArray tokens = Dl4jNetworks.tokens(20_000, 32, 200);
    private final INDArray answers = Dl4jNetworks.answers(32);
    private MultiLayerNetwork network = Dl4jNetworks.of(Kind.LAST_STATE, SIZES, new Adam(0.001));

    @Param({"dl4j", "plain", "fastest"})
    public String layers = "fastest";

    @Setup
    public void build() {
        if (!layers.equals("dl4j")) {
            FusedAdam adam = new FusedAdam(0.001, 0.9, 0.999, 1e-8);
            network = Dl4jNetworks.of(Kind.LAST_STATE, SIZES, adam, new FusedEmbedding(20_000, 128));
            GateKernel kernel = layers.equals("plain") ? new PlainGates() : Gates.KERNEL;
            FusedLstm.install(network.getLayer(1), new LstmDropout(0.2, 0.2), kernel);
        }
    }

    @Benchmark
    public double train() {
        network.fit(tokens, answers);
        return network.score();
    }

    @Benchmark
    public INDArray answer() {
        return network.output(tokens);
    }
}
