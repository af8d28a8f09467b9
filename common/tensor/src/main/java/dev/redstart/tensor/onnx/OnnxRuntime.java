package dev.redstart.tensor.onnx;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.OrtSession.SessionOptions.ExecutionMode;
import dev.redstart.common.model.ModelException;
import dev.redstart.tensor.Device;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** ONNX Runtime's native code, loaded once a process, and what we ask of it for each model. */
final class OnnxRuntime {
    private static final Logger LOG = LoggerFactory.getLogger(OnnxRuntime.class);

    private OnnxRuntime() {}

    static OrtEnvironment environment() {
        try {
            Telemetry.off();
            // It would print to the error stream; what goes wrong comes back as an exception anyway.
            return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "redstart");
        } catch (LinkageError | RuntimeException e) {
            throw new ModelException("ONNX Runtime's native library cannot be loaded: " + rootOf(e), e);
        }
    }

    private static Throwable rootOf(Throwable problem) {
        Throwable root = problem;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    static SessionOptions options(OnnxModel.Settings settings) throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
        options.setExecutionMode(ExecutionMode.SEQUENTIAL);
        options.setInterOpNumThreads(1);
        options.setIntraOpNumThreads(settings.threads());
        // A waiting thread sleeps: on a machine with few cores, spinning takes them from those who work.
        options.addConfigEntry("session.intra_op.allow_spinning", "0");
        options.setCPUArenaAllocator(settings.arena());
        options.setMemoryPatternOptimization(settings.arena());
        addDevice(options, settings.device());
        return options;
    }

    private static void addDevice(SessionOptions options, Device device) {
        boolean there = OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA);
        if (device == Device.GPU && !there) {
            throw new IllegalArgumentException(
                    "device GPU was asked for, but this ONNX Runtime has the CPU only: put onnxruntime_gpu on the"
                            + " class path in place of onnxruntime, or take device AUTO or CPU");
        }
        if (device != Device.CPU && there) {
            addCuda(options, device);
        }
    }

    private static void addCuda(SessionOptions options, Device device) {
        try {
            options.addCUDA(0);
        } catch (OrtException e) {
            String reason = OrtMessage.of(e);
            if (device == Device.GPU) {
                throw new IllegalArgumentException(
                        "device GPU was asked for, but ONNX Runtime cannot use it: " + reason, e);
            }
            LOG.warn("onnxruntime_gpu is there, but cannot use a GPU, so models answer on the CPU: {}", reason);
        }
    }
}
