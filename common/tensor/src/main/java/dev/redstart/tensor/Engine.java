package dev.redstart.tensor;

import java.util.List;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.deeplearning4j.nn.layers.mkldnn.BaseMKLDNNHelper;
import org.deeplearning4j.util.CrashReportingUtil;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOpsHolder;
import org.nd4j.nativeblas.Nd4jCpu;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The native code under the networks, ND4J, made ready once a process. Its first use unpacks it (400 MB, once a machine, into JavaCPP's cache
 * directory) and loads it, which takes 1 to 3 seconds; then one WARN tells of each slow path and its remedy.
 */
public final class Engine {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);
    private static final String HELPERS_OFF = "org.eclipse.deeplearning4j.helpers.disable";
    private static final String CUDA_BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";

    private Engine() {}

    /** Loads on first use, under the JVM's own lock. */
    private static final class Backend {
        static final boolean GPU = load();
        static final boolean ONE_DNN = !GPU
                && BaseMKLDNNHelper.mklDnnEnabled()
                && Nd4jCpu.Environment.getInstance().isUseMKLDNN()
                && helpersAreOn();

        private static boolean load() {
            // DL4J leaves its oneDNN layers off unless told otherwise. Whoever started the JVM may have told it.
            System.getProperties().putIfAbsent(HELPERS_OFF, "false");
            boolean gpu = Nd4j.getBackend().getClass().getName().equals(CUDA_BACKEND);
            CrashReportingUtil.crashDumpsEnabled(false);
            if (!gpu && cudaIsInThisBuild()) {
                LOG.warn("CUDA is in this build, but there is no GPU that it can use: training runs on the CPU");
            }
            return gpu;
        }

        private static boolean helpersAreOn() {
            return !Boolean.parseBoolean(System.getProperties().getProperty(HELPERS_OFF));
        }
    }

    /** The slow paths, told once. */
    private static final class SelfCheck {
        static final List<String> WARNINGS = SlowPaths.inUse(Backend.ONE_DNN, Backend.GPU);

        static {
            WARNINGS.forEach(LOG::warn);
        }

        static void run() {}
    }

    /**
     * Makes ready.
     *
     * @throws IllegalArgumentException if a GPU is asked for and there is none that ND4J can use
     */
    public static void start(Device device) {
        SelfCheck.run();
        if (!Backend.GPU && device == Device.GPU) {
            throw new IllegalArgumentException(
                    "device GPU was asked for, but training has none: it takes a build with -Pcuda and an NVIDIA GPU up to Ada"
                            + " (not Hopper, such as H100). Take device AUTO or CPU");
        }
        if (Backend.GPU && device == Device.CPU) {
            throw new IllegalArgumentException(
                    "device CPU was asked for, but a build with -Pcuda trains on the GPU that it found");
        }
    }

    /**
     * Sets how many threads compute: for BLAS in all of this process, for the rest in calls from this thread. One is best unless cores
     * stand idle, for OpenMP's threads burn time waiting for each other.
     */
    public static void threads(int count) {
        start(Device.AUTO);
        Nd4j.getEnvironment().setMaxThreads(count);
        NativeOpsHolder.getInstance().getDeviceNativeOps().setOmpNumThreads(count);
        openblas_nolapack.blas_set_num_threads(count);
    }

    /** Whether ND4J's own operations may run on oneDNN. */
    public static boolean usesOneDnn() {
        return Backend.ONE_DNN;
    }

    /** Whether training runs on a GPU. */
    public static boolean usesGpu() {
        return Backend.GPU;
    }

    static boolean cudaIsInThisBuild() {
        try {
            Class.forName(CUDA_BACKEND, false, Engine.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
