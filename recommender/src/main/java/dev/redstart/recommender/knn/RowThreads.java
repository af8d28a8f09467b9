package dev.redstart.recommender.knn;

import dev.redstart.common.train.Run;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * Work on many independent rows by the threads of a run. Each thread has its own scratch space and takes the next block of rows when it
 * is free; which thread works on a row changes nothing.
 */
final class RowThreads {
    private static final String STAGE = "similarities";
    private static final int BLOCK = 64;

    private final Run run;
    private final int rowCount;
    private final AtomicInteger next = new AtomicInteger();

    private RowThreads(Run run, int rowCount) {
        this.run = run;
        this.rowCount = rowCount;
    }

    /** @param work called once in each thread: makes its scratch space and returns what to do with a row */
    static void run(Run run, int rowCount, Supplier<IntConsumer> work) {
        RowThreads rows = new RowThreads(run, rowCount);
        if (run.threads() == 1) {
            rows.work(work.get(), true);
        } else {
            rows.share(work);
        }
        run.progress(STAGE, rowCount, rowCount);
    }

    /** The caller's thread works too: progress is heard there. */
    private void share(Supplier<IntConsumer> work) {
        try (ExecutorService others = Executors.newFixedThreadPool(run.threads() - 1)) {
            List<Future<Void>> shares = new ArrayList<>();
            Callable<Void> share = () -> {
                work(work.get(), false);
                return null;
            };
            for (int thread = 1; thread < run.threads(); thread++) {
                shares.add(others.submit(share));
            }
            workToTheEnd(work.get());
            for (Future<Void> done : shares) {
                done.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while computing similarities", e);
        }
    }

    /** If this thread is stopped, the others find no more to do. */
    private void workToTheEnd(IntConsumer row) {
        try {
            work(row, true);
        } finally {
            next.set(rowCount);
        }
    }

    private void work(IntConsumer row, boolean reports) {
        for (int from = next.getAndAdd(BLOCK); from < rowCount; from = next.getAndAdd(BLOCK)) {
            if (reports) {
                run.progress(STAGE, from, rowCount);
            }
            int end = Math.min(from + BLOCK, rowCount);
            for (int at = from; at < end; at++) {
                row.accept(at);
            }
        }
    }
}
