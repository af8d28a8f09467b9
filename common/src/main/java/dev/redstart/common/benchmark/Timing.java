package dev.redstart.common.benchmark;

/**
 * One thing that was timed.
 *
 * @param task what: {@code svd fit}
 * @param coldCpuSeconds of the first run, on the first piece of work
 * @param cpuSeconds of a warm run, the mean over the pieces
 * @param rate units of work done in a second of a warm run
 * @param unit what the rate counts: {@code rating updates/s}
 */
public record Timing(String task, double coldCpuSeconds, double cpuSeconds, double rate, String unit) {}
