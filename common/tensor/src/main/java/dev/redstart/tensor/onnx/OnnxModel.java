package dev.redstart.tensor.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtProvider;
import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.bundle.TensorMetadata;
import dev.redstart.common.model.ModelException;
import dev.redstart.tensor.Device;
import dev.redstart.tensor.Tensor;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * An ONNX graph that answers, wherever it was trained: {@link OnnxWriter}'s, or one exported from PyTorch, TensorFlow, Keras or scikit-learn.
 * Thread-safe, and calls run side by side.
 *
 * <p>Its weights lie outside the Java heap: close it to free them at once; a model that is forgotten is closed when the garbage collector
 * finds it.
 */
public final class OnnxModel implements AutoCloseable {
    private static final Cleaner CLEANER = Cleaner.create();

    /**
     * @param device {@link Device#AUTO} and {@link Device#GPU} need {@code onnxruntime_gpu} on the class path
     * @param threads that work on one call, at least 1; one is best for a server, which has many calls at a time
     * @param batchRows rows that {@link #predict} answers at once, at least 1
     * @param maxBytes of the graph with its weights, at least 1
     * @param arena whether memory is kept from one call to the next: faster, and as much as the largest call needed
     */
    public record Settings(Device device, int threads, int batchRows, long maxBytes, boolean arena) {
        public Settings {
            if (threads < 1) {
                throw new IllegalArgumentException("threads must be at least 1, got " + threads);
            }
            if (batchRows < 1) {
                throw new IllegalArgumentException("batchRows must be at least 1, got " + batchRows);
            }
            if (maxBytes < 1) {
                throw new IllegalArgumentException("maxBytes must be at least 1, got " + maxBytes);
            }
        }

        /** On the CPU, one thread, 64 rows at once, up to 1 GiB, memory kept. */
        public static Settings defaults() {
            return new Settings(Device.CPU, 1, 64, 1L << 30, true);
        }

        public Settings withDevice(Device value) {
            return new Settings(value, threads, batchRows, maxBytes, arena);
        }

        public Settings withThreads(int value) {
            return new Settings(device, value, batchRows, maxBytes, arena);
        }

        public Settings withBatchRows(int value) {
            return new Settings(device, threads, value, maxBytes, arena);
        }

        public Settings withMaxBytes(long value) {
            return new Settings(device, threads, batchRows, value, arena);
        }

        public Settings withArena(boolean value) {
            return new Settings(device, threads, batchRows, maxBytes, value);
        }
    }

    private final OnnxSession session;
    private final Settings settings;
    private final Cleaner.Cleanable cleanable;

    private OnnxModel(OnnxSession session, Settings settings) {
        this.session = session;
        this.settings = settings;
        this.cleanable = CLEANER.register(this, session::close);
    }

    /** A graph on a device, with the other settings' defaults. */
    public static OnnxModel open(byte[] model, Device device) {
        return open(model, Settings.defaults().withDevice(device));
    }

    /** A graph in a file on a device, with the other settings' defaults. */
    public static OnnxModel open(Path file, Device device) {
        return open(file, Settings.defaults().withDevice(device));
    }

    /**
     * A graph.
     *
     * @throws ModelException if the bytes are no ONNX graph, or one that ONNX Runtime cannot run
     * @throws IllegalArgumentException if a GPU is asked for and there is none
     */
    public static OnnxModel open(byte[] model, Settings settings) {
        checkSize(model.length, "the ONNX model", settings);
        try (Arena arena = Arena.ofConfined()) {
            ByteBuffer copy =
                    arena.allocate(model.length).asByteBuffer().put(model).flip();
            return open(copy, "the ONNX model", settings);
        }
    }

    /** A graph in a file; see {@link #open(byte[], Settings)}. Weights in further files beside it are not supported. */
    public static OnnxModel open(Path file, Settings settings) {
        if (Files.isDirectory(file)) {
            throw new ModelException(file + " is a folder, expected an ONNX file");
        }
        try (FileChannel channel = FileChannel.open(file);
                Arena arena = Arena.ofConfined()) {
            checkSize(channel.size(), file.toString(), settings);
            ByteBuffer bytes =
                    channel.map(MapMode.READ_ONLY, 0, channel.size(), arena).asByteBuffer();
            return open(bytes, file.toString(), settings);
        } catch (IOException e) {
            throw new ModelException(file + " cannot be read: " + DurableFiles.reason(e), e);
        }
    }

    /** @param model outside the heap; not needed any more afterwards */
    private static OnnxModel open(ByteBuffer model, String where, Settings settings) {
        OrtEnvironment environment = OnnxRuntime.environment();
        try {
            return new OnnxModel(OnnxSession.open(environment, model, settings), settings);
        } catch (OrtException e) {
            throw new ModelException(where + " cannot be loaded: " + OrtMessage.of(e), e);
        } catch (ModelException e) {
            throw new ModelException(where + " cannot be served: " + e.getMessage(), e);
        }
    }

    private static void checkSize(long bytes, String where, Settings settings) {
        if (bytes > settings.maxBytes()) {
            throw new ModelException(
                    where + " has " + bytes + " bytes, more than the " + settings.maxBytes() + " allowed");
        }
        if (bytes == 0) {
            throw new ModelException(where + " is empty");
        }
    }

    /**
     * What models run on: {@code ONNX Runtime 1.29.0 on CPU}.
     *
     * @throws ModelException if its native code cannot be loaded on this machine
     */
    public static String runtime() {
        String version = OnnxRuntime.environment().getVersion();
        return "ONNX Runtime " + version + " on "
                + (OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA) ? "CPU and CUDA" : "CPU");
    }

    /** What the graph takes, in Open Inference Protocol terms. */
    public List<TensorMetadata> inputs() {
        return session.inputs().stream().map(GraphPort::metadata).toList();
    }

    /** What the graph gives, in Open Inference Protocol terms; only tensors, not the maps that scikit-learn exports. */
    public List<TensorMetadata> outputs() {
        return session.outputs().values().stream().map(GraphPort::metadata).toList();
    }

    /**
     * All outputs for one set of inputs, which go through the graph in one go.
     *
     * @param values by the inputs' names
     * @throws ModelException if a name, type or shape is not what the graph takes
     * @throws IllegalStateException if the model is closed
     */
    public Map<String, TensorValue> run(Map<String, TensorValue> values) {
        try {
            return session.run(values, session.outputs().keySet());
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    /**
     * The first output for many rows, some at a time; for a graph with one input whose first dimension counts rows. A graph that was exported
     * for a single row is asked row by row.
     *
     * @return as many rows
     */
    public Tensor predict(TensorValue rows) {
        String first = session.outputs().keySet().iterator().next();
        return Objects.requireNonNull(predict(rows, List.of(first)).get(first));
    }

    /**
     * Several outputs for many rows, as {@link #predict(TensorValue)} gives the first one; all of them from one way through the graph.
     *
     * @param outputs names of outputs that are floats, with a row for each of the input's
     * @return by these names, in their order
     */
    public Map<String, Tensor> predict(TensorValue rows, List<String> outputs) {
        GraphPort input = onlyInput();
        int count = rows.shape().length == 0 ? 1 : rows.shape()[0];
        int atOnce = input.sizes().isEmpty() ? count : rowsAtOnce(input, count);
        if (count <= atOnce) {
            return answer(input, rows, outputs);
        }
        List<Map<String, Tensor>> parts = new ArrayList<>();
        for (int from = 0; from < count; from += atOnce) {
            parts.add(answer(input, rows.rows(from, Math.min(count, from + atOnce)), outputs));
        }
        Map<String, Tensor> whole = new LinkedHashMap<>();
        for (String output : outputs) {
            whole.put(
                    output, joined(parts.stream().map(part -> part.get(output)).toList(), count));
        }
        return whole;
    }

    private int rowsAtOnce(GraphPort input, int count) {
        long first = input.sizes().getFirst();
        if (first == -1) {
            return settings.batchRows();
        }
        return first == 1 ? 1 : count;
    }

    private GraphPort onlyInput() {
        if (session.inputs().size() != 1) {
            throw new ModelException("the model takes " + session.inputs().size()
                    + " inputs, so their names must be given: " + inputs());
        }
        return session.inputs().getFirst();
    }

    private Map<String, Tensor> answer(GraphPort input, TensorValue rows, List<String> outputs) {
        try {
            Map<String, TensorValue> values = session.run(Map.of(input.name(), rows), wanted(outputs));
            Map<String, Tensor> answers = new LinkedHashMap<>();
            for (String output : outputs) {
                answers.put(output, floats(output, values));
            }
            return answers;
        } finally {
            Reference.reachabilityFence(this);
        }
    }

    private Set<String> wanted(List<String> outputs) {
        for (String output : outputs) {
            if (!session.outputs().containsKey(output)) {
                throw new ModelException("the model has no output '" + output + "', but "
                        + session.outputs().keySet());
            }
        }
        return new LinkedHashSet<>(outputs);
    }

    private static Tensor floats(String output, Map<String, TensorValue> values) {
        if (values.get(output) instanceof TensorValue.Floats floats) {
            return floats.tensor();
        }
        throw new ModelException("output '" + output + "' must be floats, got " + values.get(output));
    }

    private static Tensor joined(List<Tensor> parts, int rows) {
        int[] shape = parts.getFirst().shape();
        int length = parts.stream().mapToInt(Tensor::length).reduce(0, Math::addExact);
        if (shape.length == 0 || parts.stream().mapToInt(part -> part.size(0)).sum() != rows) {
            throw new ModelException("the model does not give a row for each of its input, but " + parts.getFirst());
        }
        shape[0] = rows;
        float[] numbers = new float[length];
        int at = 0;
        for (Tensor part : parts) {
            part.copyTo(0, numbers, at, part.length());
            at += part.length();
        }
        return Tensor.of(numbers, shape);
    }

    /** Frees the weights once the calls that are under way have ended. Later calls throw {@link IllegalStateException}. */
    @Override
    public void close() {
        cleanable.clean();
    }
}
