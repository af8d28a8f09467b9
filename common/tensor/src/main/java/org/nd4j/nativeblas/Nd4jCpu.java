package org.nd4j.nativeblas;

/** Stands where {@code BaseMKLDNNHelper} of DL4J looks for the CPU's native bindings, and passes the question on to where they are now. */
public final class Nd4jCpu {
    private Nd4jCpu() {}

    /** What DL4J asks, by reflection. */
    public static final class Environment {
        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        public static Environment getInstance() {
            return INSTANCE;
        }

        /** Whether the native code has oneDNN, which was MKL-DNN once, and uses it. */
        public boolean isUseMKLDNN() {
            return org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu.Environment.getInstance()
                    .isUseONEDNN();
        }
    }
}
