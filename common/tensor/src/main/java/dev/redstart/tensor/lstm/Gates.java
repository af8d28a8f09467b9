package dev.redstart.tensor.lstm;

/** The kernel that this JVM runs. */
final class Gates {
    /** A constant to the JIT, so that calls through it are inlined. */
    static final GateKernel KERNEL = fastest();

    private Gates() {}

    private static GateKernel fastest() {
        boolean vectorApi =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return vectorApi && VectorGates.isWorthwhile() ? new VectorGates() : new PlainGates();
    }
}
