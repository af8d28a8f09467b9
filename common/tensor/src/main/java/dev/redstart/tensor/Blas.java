package dev.redstart.tensor;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The matrix products under the networks.
 *
 * @param name {@code OpenBLAS 0.3.30}
 * @param kernel the family of processors that it takes this one for
 * @param gigaflops 10^9 operations in a second of one thread's time
 */
record Blas(String name, String kernel, int threads, double gigaflops) {
    private static final int SIZE = 512;
    private static final int ROUNDS = 5;
    private static final int PRODUCTS = 40;

    static Blas measure() {
        Engine.start(Device.AUTO);
        int threads = openblas_nolapack.blas_get_num_threads();
        openblas_nolapack.blas_set_num_threads(1);
        double gigaflops = best();
        openblas_nolapack.blas_set_num_threads(threads);
        // As in "OpenBLAS 0.3.30 NO_LAPACKE DYNAMIC_ARCH NO_AFFINITY Cooperlake MAX_THREADS=64".
        List<String> words = List.of(configuration().orElse("BLAS unknown").split(" "));
        String kernel = words.stream()
                .skip(2)
                .filter(word -> Character.isUpperCase(word.charAt(0)) && !word.equals(word.toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse("unknown");
        return new Blas(words.get(0) + " " + words.get(1), kernel, threads, gigaflops);
    }

    /** The best of several rounds, since others use this machine too. */
    private static double best() {
        ThreadMXBean clock = ManagementFactory.getThreadMXBean();
        double best = 0;
        try (INDArray left = Nd4j.ones(DataType.FLOAT, SIZE, SIZE);
                INDArray right = Nd4j.ones(DataType.FLOAT, SIZE, SIZE);
                INDArray product = Nd4j.create(DataType.FLOAT, new long[] {SIZE, SIZE}, 'f')) {
            left.mmuli(right, product);
            for (int round = 0; round < ROUNDS; round++) {
                long start = clock.getCurrentThreadCpuTime();
                for (int at = 0; at < PRODUCTS; at++) {
                    left.mmuli(right, product);
                }
                double nanos = Math.max(1, clock.getCurrentThreadCpuTime() - start);
                best = Math.max(best, 2.0 * SIZE * SIZE * SIZE * PRODUCTS / nanos);
            }
        }
        return best;
    }

    /** What OpenBLAS says about itself; it lies in the folder of its JNI library. */
    @SuppressWarnings("restricted") // calls a function that takes nothing and gives a string
    private static Optional<String> configuration() {
        Path folder =
                Path.of(Loader.load(openblas_nolapack.class)).toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(folder)) {
            Optional<Path> library = files.filter(
                            file -> file.getFileName().toString().startsWith("libopenblas"))
                    .sorted()
                    .findFirst();
            if (library.isEmpty()) {
                return Optional.empty();
            }
            MemorySegment function = SymbolLookup.libraryLookup(library.get(), Arena.global())
                    .find("openblas_get_config")
                    .orElseThrow();
            MemorySegment text = (MemorySegment) Linker.nativeLinker()
                    .downcallHandle(function, FunctionDescriptor.of(ValueLayout.ADDRESS))
                    .invoke();
            return Optional.of(text.reinterpret(1024).getString(0));
        } catch (IOException e) {
            return Optional.empty();
        } catch (Throwable e) {
            throw new IllegalStateException("OpenBLAS does not say what it is", e);
        }
    }
}
