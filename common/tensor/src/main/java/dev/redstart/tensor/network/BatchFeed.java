package dev.redstart.tensor.network;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** The batches of one epoch in their order, on request prepared by a thread of their own while the one before is learned from. */
final class BatchFeed implements AutoCloseable {
    private final int count;
    private final IntFunction<Batch> maker;
    private final @Nullable ExecutorService other;
    private @Nullable Future<Batch> coming;
    private int next;

    /** @param ahead whether one other thread prepares */
    BatchFeed(int count, boolean ahead, IntFunction<Batch> maker) {
        this.count = count;
        this.maker = maker;
        this.other = ahead
                ? Executors.newSingleThreadExecutor(
                        Thread.ofPlatform().daemon().name("next batch").factory())
                : null;
    }

    /** The next batch, to be closed by who asked. */
    Batch next() {
        int batch = next++;
        if (other == null) {
            return maker.apply(batch);
        }
        Future<Batch> ready = coming == null ? other.submit(() -> maker.apply(batch)) : coming;
        coming = batch + 1 < count ? other.submit(() -> maker.apply(batch + 1)) : null;
        return finished(ready);
    }

    private static Batch finished(Future<Batch> batch) {
        try {
            return batch.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("the training was interrupted");
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException problem -> throw problem;
                case Error problem -> throw problem;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    /** Waits for what is being prepared, so that nobody reads rows any more. */
    @Override
    public void close() {
        if (other != null) {
            other.close();
            if (coming != null && coming.state() == Future.State.SUCCESS) {
                coming.resultNow().close();
            }
        }
    }
}
