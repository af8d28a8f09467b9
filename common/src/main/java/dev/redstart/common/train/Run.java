package dev.redstart.common.train;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * The circumstances of one training: seed, threads, who listens, who may cancel. All chance in a trainer comes from here, so the same
 * data, settings and seed give the same model, whatever the number of threads.
 *
 * @param seed the only source of chance
 * @param threads threads that a trainer may use, at least 1
 */
public record Run(long seed, int threads, ProgressListener listener, Cancellation cancellation) {
    public Run {
        if (threads < 1) {
            throw new IllegalArgumentException("threads must be at least 1, got " + threads);
        }
    }

    /** One thread, nobody listens. */
    public static Run seeded(long seed) {
        return new Run(seed, 1, ProgressListener.SILENT, new Cancellation());
    }

    public Run withSeed(long value) {
        return new Run(value, threads, listener, cancellation);
    }

    public Run withThreads(int count) {
        return new Run(seed, count, listener, cancellation);
    }

    public Run withListener(ProgressListener value) {
        return new Run(seed, threads, value, cancellation);
    }

    public Run withCancellation(Cancellation value) {
        return new Run(seed, threads, listener, value);
    }

    /**
     * A stream of chance for one purpose, independent of the others.
     *
     * @param purpose a fixed word such as {@code item factors}; equal words give equal streams
     */
    public RandomGenerator random(String purpose) {
        // Mixed first: SplittableRandoms of seeds that differ by its step are one sequence, shifted.
        long mixed = new SplittableRandom(seed).nextLong();
        return new SplittableRandom(mixed + purpose.hashCode());
    }

    /** Reports a step, and stops here if the run was cancelled. */
    public void progress(String stage, long done, long total) {
        progress(stage, done, total, Map.of());
    }

    /** Reports a step with figures, and stops here if the run was cancelled. */
    public void progress(String stage, long done, long total, Map<String, Double> figures) {
        cancellation.check();
        listener.progressed(new Progress(stage, done, total, figures));
    }
}
