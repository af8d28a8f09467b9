package dev.redstart.tensor.onnx;

import static dev.redstart.tensor.network.Activation.RELU;
import static dev.redstart.tensor.network.Activation.SIGMOID;
import static dev.redstart.tensor.network.Activation.SOFTMAX;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.redstart.tensor.Device;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.Layer.Conv2d;
import dev.redstart.tensor.network.Layer.Dense;
import dev.redstart.tensor.network.Layer.Embedding;
import dev.redstart.tensor.network.Layer.Flatten;
import dev.redstart.tensor.network.Layer.Lstm;
import dev.redstart.tensor.network.Layer.MaxPool2d;
import dev.redstart.tensor.network.Loss;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.network.Padding;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
 * How much does one answer cost more through {@link OnnxModel} than through ONNX Runtime alone, be it with the input in place and the output
 * left where it is, or with both copied as its documentation shows? Networks: embedding and LSTM for 200 words, the CNN for 28 x 28 pixels, a
 * perceptron for 1,000 features.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow"
        })
public class OnnxModelBenchmark {
    @Param({"lstm", "cnn", "perceptron"})
    public String network = "lstm";

    @Param({"1", "32"})
    public int rows = 1;

    private OnnxModel model;
    private long[] shape = {};
    private long[] ids = {};
    private float @Nullable [] numbers;
    private TensorValue value;
    private Map<String, TensorValue> values;
    private OrtSession session;
    private OnnxTensor tensor;
    private Map<String, OnnxTensor> tensors;

    @Setup
    public void open() throws OrtException {
        NetworkSpec spec = spec();
        byte[] bytes = OnnxWriter.bytes(RandomNetwork.of(spec, 1));
        model = OnnxModel.open(bytes, Device.CPU);
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            session = environment.createSession(bytes, options);
        }
        if (spec.input() instanceof InputShape.Tokens) {
            ids = new SplittableRandom(1).longs(rows * 200L, 2, 20_000).toArray();
            shape = new long[] {rows, 200};
            value = TensorValue.of(ids, rows, 200);
            tensor = OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape);
        } else {
            Tensor inputs = RandomNetwork.inputs(spec.input(), rows);
            numbers = inputs.copyData();
            shape = Arrays.stream(inputs.shape()).asLongStream().toArray();
            value = TensorValue.of(inputs);
            tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers), shape);
        }
        String input = model.inputs().getFirst().name();
        values = Map.of(input, value);
        tensors = Map.of(input, tensor);
    }

    private NetworkSpec spec() {
        return switch (network) {
            case "lstm" ->
                NetworkSpec.of(
                        InputShape.tokens(200),
                        Loss.BINARY_CROSS_ENTROPY,
                        new Embedding(20_000, 128),
                        new Lstm(128, false, 0, 0, false),
                        new Dense(1, SIGMOID));
            case "cnn" ->
                NetworkSpec.of(
                        InputShape.image(1, 28, 28),
                        Loss.CROSS_ENTROPY,
                        new Conv2d(32, 3, 1, Padding.VALID, RELU),
                        new MaxPool2d(2, 2),
                        new Conv2d(64, 3, 1, Padding.VALID, RELU),
                        new MaxPool2d(2, 2),
                        new Conv2d(64, 3, 1, Padding.VALID, RELU),
                        new Flatten(),
                        new Dense(64, RELU),
                        new Dense(10, SOFTMAX));
            case "perceptron" ->
                NetworkSpec.of(
                        InputShape.features(1_000),
                        Loss.CROSS_ENTROPY,
                        new Dense(128, RELU),
                        new Dense(64, RELU),
                        new Dense(10, SOFTMAX));
            default -> throw new IllegalArgumentException("there is no network '" + network + "'");
        };
    }

    @TearDown
    public void close() throws OrtException {
        model.close();
        tensor.close();
        session.close();
    }

    @Benchmark
    public void onnxRuntimeAlone() throws OrtException {
        session.run(tensors).close();
    }

    @Benchmark
    public float[] onnxRuntimeWithCopies() throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment();
        try (OnnxTensor copy = numbers == null
                        ? OnnxTensor.createTensor(environment, LongBuffer.wrap(ids), shape)
                        : OnnxTensor.createTensor(environment, FloatBuffer.wrap(numbers), shape);
                OrtSession.Result result =
                        session.run(Map.of(tensors.keySet().iterator().next(), copy))) {
            return ((OnnxTensor) result.get(0)).getFloatBuffer().array();
        }
    }

    @Benchmark
    public Map<String, TensorValue> run() {
        return model.run(values);
    }

    @Benchmark
    public Tensor predict() {
        return model.predict(value);
    }
}
