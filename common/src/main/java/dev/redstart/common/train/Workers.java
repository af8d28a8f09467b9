package dev.redstart.common.train;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * The threads of a {@link Run}, for work in numbered pieces that do not touch each other. Which thread takes a piece is left to chance, so
 * a piece must come out the same whoever does it.
 */
public final class Workers implements AutoCloseable {
    private final int helpers;
    private final ExecutorService pool;

    private Workers(int helpers) {
        this.helpers = helpers;
        this.pool = Executors.newFixedThreadPool(
                Math.max(1, helpers),
                Thread.ofPlatform().daemon().name("redstart-worker-", 1).factory());
    }

    /** As many threads as the run allows, the caller's among them; the others start when they are first needed. */
    public static Workers of(Run run) {
        return new Workers(run.threads() - 1);
    }

    /** Does the pieces {@code 0} to {@code count - 1}, and returns when all are done. */
    public void each(int count, IntConsumer piece) {
        AtomicInteger next = new AtomicInteger();
        Runnable work = () -> {
            for (int at = next.getAndIncrement(); at < count; at = next.getAndIncrement()) {
                piece.accept(at);
            }
        };
        List<Future<?>> others = new ArrayList<>(helpers);
        for (int helper = 0; helper < Math.min(helpers, count - 1); helper++) {
            others.add(pool.submit(work));
        }
        try {
            work.run();
        } finally {
            others.forEach(Workers::await);
        }
    }

    private static void await(Future<?> other) {
        try {
            other.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while training", e);
        }
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
