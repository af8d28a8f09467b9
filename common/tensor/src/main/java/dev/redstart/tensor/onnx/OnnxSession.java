package dev.redstart.tensor.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import dev.redstart.common.model.ModelException;
import java.lang.foreign.Arena;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A graph in ONNX Runtime. Calls run side by side; closing waits for them, as native memory must not go from under one. */
final class OnnxSession {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxSession.class);

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final List<GraphPort> inputs;
    private final Map<String, GraphPort> outputs;
    private final ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
    private boolean closed;

    private OnnxSession(OrtEnvironment environment, OrtSession session) throws OrtException {
        this.environment = environment;
        this.session = session;
        this.inputs = inputs(session);
        this.outputs = outputs(session);
    }

    static OnnxSession open(OrtEnvironment environment, ByteBuffer model, OnnxModel.Settings settings)
            throws OrtException {
        try (OrtSession.SessionOptions options = OnnxRuntime.options(settings)) {
            OrtSession session = environment.createSession(model, options);
            try {
                return new OnnxSession(environment, session);
            } catch (ModelException | OrtException e) {
                session.close();
                throw e;
            }
        }
    }

    static List<GraphPort> inputs(OrtSession session) throws OrtException {
        List<GraphPort> ports = new ArrayList<>();
        for (NodeInfo node : session.getInputInfo().values()) {
            if (!(node.getInfo() instanceof TensorInfo tensor)) {
                throw new ModelException("input '" + node.getName() + "' is no tensor, which cannot be served");
            }
            ports.add(GraphPort.of(node.getName(), tensor));
        }
        return List.copyOf(ports);
    }

    private static Map<String, GraphPort> outputs(OrtSession session) throws OrtException {
        Map<String, GraphPort> ports = new LinkedHashMap<>();
        for (NodeInfo node : session.getOutputInfo().values()) {
            if (node.getInfo() instanceof TensorInfo tensor) {
                ports.put(node.getName(), GraphPort.of(node.getName(), tensor));
            } else {
                LOG.warn(
                        "output '{}' is no tensor and left out; of scikit-learn, export with zipmap=False",
                        node.getName());
            }
        }
        if (ports.isEmpty()) {
            throw new ModelException("no output is a tensor, so there is nothing to serve");
        }
        return Collections.unmodifiableMap(ports);
    }

    List<GraphPort> inputs() {
        return inputs;
    }

    Map<String, GraphPort> outputs() {
        return outputs;
    }

    /** @param wanted names of outputs */
    Map<String, TensorValue> run(Map<String, TensorValue> values, Set<String> wanted) {
        lock.readLock().lock();
        try (Arena arena = Arena.ofConfined()) {
            if (closed) {
                throw new IllegalStateException("the model is closed");
            }
            return run(values, wanted, arena);
        } catch (OrtException e) {
            throw new ModelException("the model cannot answer: " + OrtMessage.of(e), e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private Map<String, TensorValue> run(Map<String, TensorValue> values, Set<String> wanted, Arena arena)
            throws OrtException {
        Map<String, OnnxTensor> tensors = new HashMap<>();
        try {
            for (GraphPort input : inputs) {
                TensorValue value = values.get(input.name());
                if (value == null || values.size() != inputs.size()) {
                    throw new ModelException("the model takes inputs "
                            + inputs.stream().map(GraphPort::name).toList() + ", got "
                            + new TreeSet<>(values.keySet()));
                }
                tensors.put(input.name(), input.encode(value, arena, environment));
            }
            try (OrtSession.Result result = session.run(tensors, wanted)) {
                return decoded(result);
            }
        } finally {
            tensors.values().forEach(OnnxTensor::close);
        }
    }

    private Map<String, TensorValue> decoded(OrtSession.Result result) throws OrtException {
        Map<String, TensorValue> values = new LinkedHashMap<>();
        for (Map.Entry<String, OnnxValue> entry : result) {
            GraphPort output = outputs.get(entry.getKey());
            if (output != null && entry.getValue() instanceof OnnxTensor tensor) {
                values.put(entry.getKey(), output.type().decode(tensor));
            }
        }
        return Collections.unmodifiableMap(values);
    }

    /** Frees the native memory once the calls that are under way have ended; a second time it does nothing. */
    void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            LOG.warn("an ONNX model could not be closed: {}", OrtMessage.of(e));
        } finally {
            lock.writeLock().unlock();
        }
    }
}
