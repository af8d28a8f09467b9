package dev.redstart.tensor;

import dev.redstart.tensor.lstm.FusedLstm;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/** What makes networks slower than this machine could, each with its remedy. */
final class SlowPaths {
    /** What BLAS should reach a core at least where a CPU has AVX2, in 10^9 operations a second. */
    private static final double SLOW_GIGAFLOPS = 30;

    private SlowPaths() {}

    /** What can be told without measuring. */
    static List<String> inUse(boolean oneDnn, boolean gpu) {
        List<String> warnings = new ArrayList<>();
        if (!oneDnn && !gpu && Loader.getPlatform().equals("linux-x86_64")) {
            warnings.add(
                    "ND4J's own operations run without oneDNN: put nd4j-native with classifier linux-x86_64-onednn on the"
                            + " class path, and do not set org.eclipse.deeplearning4j.helpers.disable");
        }
        if (!FusedLstm.description().startsWith("Vector API")) {
            warnings.add(
                    "LSTM layers and convolutions run on plain Java: start the JVM with --add-modules jdk.incubator.vector");
        }
        return warnings;
    }

    /** The rest. */
    static List<String> measured(Machine machine, Blas blas) {
        List<String> warnings = new ArrayList<>();
        if (machine.avx512() && blas.kernel().equals("Haswell")) {
            warnings.add(
                    "BLAS runs kernels for AVX2, this CPU has AVX-512: unset OPENBLAS_CORETYPE in the environment");
        } else if (machine.avx2() && blas.gigaflops() < SLOW_GIGAFLOPS) {
            warnings.add(String.format(
                    "BLAS reaches %.0f GFLOP/s a core with its kernel '%s': unset OPENBLAS_CORETYPE, and see that OpenBLAS is 0.3.30 or newer",
                    blas.gigaflops(), blas.kernel()));
        }
        if (blas.threads() > machine.processors()) {
            warnings.add("BLAS uses " + blas.threads() + " threads on " + machine.processors()
                    + " cores: set OMP_NUM_THREADS lower");
        }
        if (!machine.gpus().isEmpty() && !Engine.usesGpu()) {
            warnings.add(
                    "training does not use the GPU: build with -Pcuda for cards up to Ada. Newer ones, Hopper too, serve through ONNX"
                            + " Runtime with onnxruntime_gpu on the class path");
        }
        return warnings;
    }
}
