package dev.redstart.tensor;

import dev.redstart.tensor.lstm.FusedLstm;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.Loader;

/**
 * What this machine can do for networks, and what keeps it from doing more.
 *
 * @param cpu the processor's model
 * @param blas the library of matrix products: {@code OpenBLAS 0.3.30}
 * @param blasKernel the family of processors that it takes this one for: {@code Cooperlake}
 * @param gigaflops 10^9 operations that it does in a second of one thread's time, in products of 512 x 512 matrices
 * @param oneDnn whether convolutions run on oneDNN
 * @param lstm the kernel of LSTM layers: {@code Vector API, 512 bits}
 * @param threads that matrix products use unless a run says otherwise
 * @param processors that the JVM may use
 * @param gpus NVIDIA's cards, by model
 * @param trainsOnGpu whether training uses them
 * @param cache the folder with unpacked native code
 * @param warnings slow paths, each with its remedy; empty if all is well
 */
public record DeviceReport(
        String cpu,
        String blas,
        String blasKernel,
        double gigaflops,
        boolean oneDnn,
        String lstm,
        int threads,
        int processors,
        List<String> gpus,
        boolean trainsOnGpu,
        Path cache,
        List<String> warnings) {
    public DeviceReport {
        gpus = List.copyOf(gpus);
        warnings = List.copyOf(warnings);
    }

    /** Looks and measures: a second at most, and what the first use of the engine takes. */
    public static DeviceReport measure() {
        Engine.start(Device.AUTO);
        Machine machine = Machine.look();
        Blas blas = Blas.measure();
        List<String> warnings = new ArrayList<>(SlowPaths.inUse(Engine.usesOneDnn(), Engine.usesGpu()));
        warnings.addAll(SlowPaths.measured(machine, blas));
        return new DeviceReport(
                machine.cpu(),
                blas.name(),
                blas.kernel(),
                blas.gigaflops(),
                Engine.usesOneDnn(),
                FusedLstm.description(),
                blas.threads(),
                machine.processors(),
                machine.gpus(),
                Engine.usesGpu(),
                cacheFolder(),
                warnings);
    }

    private static Path cacheFolder() {
        try {
            return Loader.getCacheDir().toPath();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "native code cannot be unpacked: set org.bytedeco.javacpp.cachedir to a folder that can be written",
                    e);
        }
    }
}
