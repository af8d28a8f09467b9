package dev.redstart.tensor.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.redstart.common.model.ModelException;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * ONNX Runtime alone: inputs that lie ready, outputs that nobody reads, no checks. What the time of a served answer is compared with. Takes
 * graphs with one input. Not thread-safe.
 */
public final class BareOnnx implements AutoCloseable {
    private final Arena arena = Arena.ofConfined();
    private final List<Map<String, OnnxTensor>> questions = new ArrayList<>();
    private final OrtSession session;

    private BareOnnx(OrtSession session) {
        this.session = session;
    }

    /** @param inputs of one call each */
    public static BareOnnx open(byte[] graph, List<TensorValue> inputs) {
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OrtSession.SessionOptions options = OnnxRuntime.options(OnnxModel.Settings.defaults())) {
            BareOnnx bare = new BareOnnx(environment.createSession(graph, options));
            for (TensorValue input : inputs) {
                bare.add(input, environment);
            }
            return bare;
        } catch (OrtException e) {
            throw new ModelException("the ONNX model cannot be loaded: " + OrtMessage.of(e), e);
        }
    }

    private void add(TensorValue input, OrtEnvironment environment) throws OrtException {
        GraphPort port = OnnxSession.inputs(session).getFirst();
        questions.add(Map.of(port.name(), port.encode(input, arena, environment)));
    }

    /** One call for each input. */
    public void run() {
        try {
            for (Map<String, OnnxTensor> question : questions) {
                session.run(question).close();
            }
        } catch (OrtException e) {
            throw new ModelException("the model cannot answer: " + OrtMessage.of(e), e);
        }
    }

    @Override
    public void close() {
        questions.forEach(question -> question.values().forEach(OnnxTensor::close));
        try (arena) {
            session.close();
        } catch (OrtException e) {
            throw new ModelException("the ONNX model cannot be closed: " + OrtMessage.of(e), e);
        }
    }
}
