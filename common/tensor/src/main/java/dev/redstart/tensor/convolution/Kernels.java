package dev.redstart.tensor.convolution;

/** The kernel that this JVM runs. */
final class Kernels {
    /** A constant to the JIT, so that calls through it are inlined. */
    static final ImageKernel KERNEL = fastest();

    private Kernels() {}

    private static ImageKernel fastest() {
        boolean vectorApi =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return vectorApi && VectorKernel.isWorthwhile() ? new VectorKernel() : new PlainKernel();
    }
}
