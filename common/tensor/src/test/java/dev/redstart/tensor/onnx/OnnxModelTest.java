package dev.redstart.tensor.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.common.model.ModelException;
import dev.redstart.tensor.Device;
import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.network.Activation;
import dev.redstart.tensor.network.InputShape;
import dev.redstart.tensor.network.Layer.Dense;
import dev.redstart.tensor.network.Layer.Embedding;
import dev.redstart.tensor.network.Layer.Lstm;
import dev.redstart.tensor.network.Loss;
import dev.redstart.tensor.network.NetworkSpec;
import dev.redstart.tensor.onnx.OnnxModel.Settings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxModelTest {
    private static final TensorValue ONE_TO_FOUR = TensorValue.of(Tensor.of(new float[] {1, 2, 3, 4}, 2, 2));

    @Test
    void describesTheGraph() {
        try (var model = open(SmallGraphs.sum(SmallGraphs.INT64, "rows", 3))) {
            assertThat(model.inputs())
                    .containsExactly(TensorMetadata.of("a", "INT64", -1, 3), TensorMetadata.of("b", "INT64", -1, 3));
            assertThat(model.outputs()).containsExactly(TensorMetadata.of("sum", "INT64", -1, 3));
        }
    }

    @Test
    void answersByName() {
        try (var model = open(SmallGraphs.sum(SmallGraphs.INT64, "rows"))) {
            var answer =
                    model.run(Map.of("a", TensorValue.of(new long[] {1, 2}), "b", TensorValue.of(new long[] {10, -1})));

            assertThat(answer).isEqualTo(Map.of("sum", TensorValue.of(new long[] {11, 1})));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {SmallGraphs.FLOAT, SmallGraphs.DOUBLE, SmallGraphs.FLOAT16})
    void takesAndGivesFloatsOfEveryWidth(int type) {
        assertThat(through(SmallGraphs.identity(type, "rows", 2), ONE_TO_FOUR)).isEqualTo(ONE_TO_FOUR);
    }

    @ParameterizedTest
    @ValueSource(ints = {SmallGraphs.INT64, SmallGraphs.INT32, SmallGraphs.INT8, SmallGraphs.UINT8, SmallGraphs.BOOL})
    void takesAndGivesWholeNumbersOfEveryWidth(int type) {
        var bits = TensorValue.of(new long[] {0, 1, 1, 0}, 2, 2);

        assertThat(through(SmallGraphs.identity(type, "rows", 2), bits)).isEqualTo(bits);
    }

    @Test
    void takesAndGivesStrings() {
        var words = TensorValue.of(List.of("a", "", "漢字", "🙂"), 2, 2);

        assertThat(through(SmallGraphs.identity(SmallGraphs.STRING, "rows", 2), words))
                .isEqualTo(words);
    }

    @Test
    void takesOneNumberForAnInputWithoutDimensions() {
        var answer = through(SmallGraphs.identity(SmallGraphs.INT64), TensorValue.of(new long[] {7}));

        assertThat(answer).isInstanceOfSatisfying(TensorValue.Longs.class, longs -> {
            assertThat(longs.shape()).isEmpty();
            assertThat(longs.flat(0)).isEqualTo(7);
        });
    }

    @Test
    void answersNoRowsWithNoRows() {
        try (var model = open(SmallGraphs.identity(SmallGraphs.FLOAT, "rows", 3))) {
            assertThat(model.predict(TensorValue.of(Tensor.zeros(0, 3)))).isEqualTo(Tensor.zeros(0, 3));
        }
    }

    @Test
    void answersManyRowsSomeAtATime() {
        var rows = Tensor.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10}, 5, 2);

        try (var model = OnnxModel.open(
                SmallGraphs.identity(SmallGraphs.FLOAT, "rows", 2),
                Settings.defaults().withBatchRows(2))) {
            assertThat(model.predict(TensorValue.of(rows))).isEqualTo(rows);
        }
    }

    @Test
    void answersManyRowsWithAGraphThatTakesOne() {
        var rows = Tensor.of(new float[] {1, 2, 3, 4, 5, 6}, 3, 2);

        try (var model = open(SmallGraphs.identity(SmallGraphs.FLOAT, 1, 2))) {
            assertThat(model.predict(TensorValue.of(rows))).isEqualTo(rows);
        }
    }

    @Test
    void manyThreadsGetTheirOwnAnswers() throws Exception {
        var spec = NetworkSpec.of(
                InputShape.tokens(20),
                Loss.SQUARED_ERROR,
                new Embedding(50, 8),
                new Lstm(8, false, 0, 0, true),
                new Dense(2, Activation.IDENTITY));
        byte[] bytes = OnnxWriter.bytes(RandomNetwork.of(spec, 3));

        try (var model = open(bytes);
                var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Tensor> alone = IntStream.range(0, 200)
                    .mapToObj(id -> model.predict(text(id)))
                    .toList();
            List<Future<Tensor>> together = IntStream.range(0, 200)
                    .mapToObj(id -> pool.submit(() -> model.predict(text(id))))
                    .toList();

            for (int id = 0; id < alone.size(); id++) {
                assertThat(together.get(id).get()).isEqualTo(alone.get(id));
            }
        }
    }

    private static TensorValue text(int id) {
        return TensorValue.tokens(new int[][] {
            IntStream.range(0, 1 + id % 20).map(at -> 1 + (id + at) % 49).toArray()
        });
    }

    @Test
    void aModelThatIsClosedWhileThreadsAskAnswersOrSaysSo() throws Exception {
        var model = open(SmallGraphs.of("Relu"));
        var value = TensorValue.of(Tensor.zeros(10_000));
        var begun = new CountDownLatch(4);

        try (var pool = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> answers = IntStream.range(0, 4)
                    .mapToObj(thread -> pool.submit(() -> {
                        int count = 0;
                        try {
                            while (count < 100_000) {
                                model.predict(value);
                                if (count++ == 0) {
                                    begun.countDown();
                                }
                            }
                        } catch (IllegalStateException e) {
                            assertThat(e).hasMessage("the model is closed");
                        }
                        return count;
                    }))
                    .toList();
            begun.await();
            model.close();

            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isBetween(1, 99_999);
            }
        }
        model.close();
    }

    @Test
    void refusesWhatIsNoGraph() {
        byte[] whole = SmallGraphs.of("Relu");

        assertThatThrownBy(() -> open("not a graph".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ModelException.class)
                .hasMessage("the ONNX model cannot be loaded: it is no ONNX graph, or a damaged one");
        assertThatThrownBy(() -> open(Arrays.copyOf(whole, whole.length - 3)))
                .isInstanceOf(ModelException.class)
                .hasMessage("the ONNX model cannot be loaded: it is no ONNX graph, or a damaged one");
        assertThatThrownBy(() -> open(new byte[0]))
                .isInstanceOf(ModelException.class)
                .hasMessage("the ONNX model is empty");
    }

    @Test
    void refusesAnOperatorThatItDoesNotHave() {
        assertThatThrownBy(() -> open(SmallGraphs.of("Levitate")))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("the ONNX model cannot be loaded: ")
                .hasMessageContaining("No Op registered for Levitate")
                .hasMessageNotContaining("\n");
    }

    @Test
    void refusesAGraphOfTheFuture() {
        byte[] future = SmallGraphs.of("Relu");
        future[1] = 99;

        assertThatThrownBy(() -> open(future))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith(
                        "the ONNX model cannot be loaded: Unsupported model IR version: 99, max supported");
    }

    @Test
    void refusesWeightsInOtherFiles() {
        for (String file : List.of("weights.bin", "pom.xml", "../pom.xml", "/etc/hostname")) {
            assertThatThrownBy(() -> open(SmallGraphs.withWeightsIn(file)))
                    .isInstanceOf(ModelException.class)
                    .hasMessage(
                            "the ONNX model cannot be loaded: its weights are in files of their own; export it as a single file");
        }
    }

    @Test
    void refusesATypeThatItCannotServe() {
        assertThatThrownBy(() -> open(SmallGraphs.identity(SmallGraphs.UINT64, "rows")))
                .isInstanceOf(ModelException.class)
                .hasMessageStartingWith("the ONNX model cannot be served: 'x' is of type UINT64");
    }

    @Test
    void refusesAGraphThatIsTooLarge(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("model.onnx");
        Files.write(file, SmallGraphs.of("Relu"));
        long bytes = Files.size(file);

        assertThatThrownBy(() -> OnnxModel.open(file, Settings.defaults().withMaxBytes(bytes - 1)))
                .isInstanceOf(ModelException.class)
                .hasMessage(file + " has " + bytes + " bytes, more than the " + (bytes - 1) + " allowed");
        OnnxModel.open(file, Settings.defaults().withMaxBytes(bytes)).close();
    }

    @Test
    void refusesAFileThatIsNotThere(@TempDir Path folder) {
        Path file = folder.resolve("model.onnx");

        assertThatThrownBy(() -> OnnxModel.open(file, Device.CPU))
                .isInstanceOf(ModelException.class)
                .hasMessage(file + " cannot be read: it does not exist");
        assertThatThrownBy(() -> OnnxModel.open(folder, Device.CPU))
                .isInstanceOf(ModelException.class)
                .hasMessage(folder + " is a folder, expected an ONNX file");
    }

    @Test
    void refusesInputsThatDoNotFit() {
        try (var model = open(SmallGraphs.identity(SmallGraphs.FLOAT, "rows", 2))) {
            assertThatThrownBy(() -> model.run(Map.of("z", ONE_TO_FOUR)))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("the model takes inputs [x], got [z]");
            assertThatThrownBy(() -> model.run(Map.of("x", TensorValue.of(Tensor.zeros(2, 3)))))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("input 'x' needs shape [-1, 2] (-1: any), got [2, 3]");
            assertThatThrownBy(() -> model.predict(TensorValue.of(Tensor.zeros(2))))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("input 'x' needs shape [-1, 2] (-1: any), got [2]");
            assertThatThrownBy(() -> model.run(Map.of("x", TensorValue.of(new long[4], 2, 2))))
                    .isInstanceOf(ModelException.class)
                    .hasMessage("input 'x' needs floats, got whole numbers [2, 2]");
        }
    }

    @Test
    void refusesNumbersThatTheTypeCannotHold() {
        assertThatThrownBy(
                        () -> through(SmallGraphs.identity(SmallGraphs.UINT8, "n"), TensorValue.of(new long[] {256})))
                .isInstanceOf(ModelException.class)
                .hasMessage("input 'x' takes UINT8, 0 to 255, got 256");
    }

    @Test
    void saysInOneLineWhatWentWrongInside() {
        var values = Map.of("a", TensorValue.of(new long[2]), "b", TensorValue.of(new long[3]));

        try (var model = open(SmallGraphs.sum(SmallGraphs.INT64, "rows"))) {
            assertThatThrownBy(() -> model.run(values))
                    .isInstanceOf(ModelException.class)
                    .hasMessageStartingWith(
                            "the model cannot answer: Non-zero status code returned while running Add node.")
                    .hasMessageEndingWith("2 by 3")
                    .hasMessageNotContaining("onnxruntime");
        }
    }

    @Test
    void saysWhenThereIsNoGpu() {
        assertThatThrownBy(() -> OnnxModel.open(SmallGraphs.of("Relu"), Device.GPU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("device GPU was asked for, but this ONNX Runtime has the CPU only");
        OnnxModel.open(SmallGraphs.of("Relu"), Device.AUTO).close();
    }

    @Test
    void refusesSettingsThatMakeNoSense() {
        assertThatThrownBy(() -> Settings.defaults().withThreads(0)).hasMessage("threads must be at least 1, got 0");
        assertThatThrownBy(() -> Settings.defaults().withBatchRows(0))
                .hasMessage("batchRows must be at least 1, got 0");
        assertThatThrownBy(() -> Settings.defaults().withMaxBytes(0)).hasMessage("maxBytes must be at least 1, got 0");
    }

    private static OnnxModel open(byte[] bytes) {
        return OnnxModel.open(bytes, Device.CPU);
    }

    private static TensorValue through(byte[] identity, TensorValue value) {
        try (var model = open(identity)) {
            return model.run(Map.of("x", value)).get("y");
        }
    }
}
