package dev.redstart.common.benchmark;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * The processor time of the calling thread, which a busy machine does not falsify as it does the time of day. Leaves out what the JVM's
 * compiler and collector threads use.
 */
public final class CpuClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private CpuClock() {}

    /** What running something took, in seconds. */
    public static double seconds(Runnable work) {
        long start = now();
        work.run();
        return (now() - start) / 1e9;
    }

    private static long now() {
        return THREADS.isCurrentThreadCpuTimeSupported() ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
    }
}
