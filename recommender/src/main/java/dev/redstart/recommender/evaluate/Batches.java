package dev.redstart.recommender.evaluate;

import dev.redstart.common.train.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Cuts {@code 0..total} into pieces and works on them with the threads of a {@link Run}. A piece writes only to places
 * of its own, so the number of threads shows in nothing but the time. Progress is reported on the calling thread.
 */
final class Batches {
    /** A piece of the work. */
    @FunctionalInterface
    interface Work {
        void on(int from, int to);
    }

    private final int total;
    private final int batchSize;
    private final Work work;

    Batches(int total, int batchSize, Work work) {
        this.total = total;
        this.batchSize = batchSize;
        this.work = work;
    }

    void run(String stage, Run run) {
        if (run.threads() == 1) {
            for (int from = 0; from < total; from += batchSize) {
                work.on(from, end(from));
                run.progress(stage, end(from), total);
            }
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(run.threads());
        try {
            runOn(threads, stage, run);
        } finally {
            threads.shutdownNow();
        }
    }

    private void runOn(ExecutorService threads, String stage, Run run) {
        List<Future<?>> pieces = new ArrayList<>();
        for (int from = 0; from < total; from += batchSize) {
            int start = from;
            pieces.add(threads.submit(() -> work.on(start, end(start))));
        }
        for (int piece = 0; piece < pieces.size(); piece++) {
            await(pieces.get(piece));
            run.progress(stage, end(piece * batchSize), total);
        }
    }

    private static void await(Future<?> piece) {
        try {
            piece.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while evaluating", e);
        }
    }

    private int end(int from) {
        return Math.min(from + batchSize, total);
    }
}
