package dev.redstart.app.server.events;

import dev.redstart.app.server.http.OverloadException;
import dev.redstart.app.server.http.StorageException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The durable store of events. One thread writes: it takes all requests that wait, stores them in one transaction, and only then
 * acknowledges each. So those who ask at the same time share one wait for the disk, and no answering thread sits in native code.
 */
@Singleton
public final class EventStore {
    private static final int MOST_WAITING = 256;
    private static final long PATIENCE_MILLIS = 50;
    private static final long STOP_MILLIS = 5_000;

    private final EventTable table;
    private final BlockingQueue<Request> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread writer =
            Thread.ofPlatform().daemon().name("event-writer").unstarted(this::writeUntilStopped);
    private final Counter stored;
    private final Counter duplicates;
    private volatile boolean stopping;

    EventStore(EventTable table, MeterRegistry meters) {
        this.table = table;
        this.stored = meters.counter("redstart.events.stored");
        this.duplicates = meters.counter("redstart.events.duplicates");
    }

    /** The events of one request, and how many of them were new, once that is known. */
    private record Request(List<Event> events, CompletableFuture<Integer> storedCount) {}

    void start(@Observes StartupEvent event) {
        writer.start();
    }

    /** By now no request is under way any more. */
    @PreDestroy
    void stop() throws InterruptedException {
        stopping = true;
        writer.join(STOP_MILLIS);
    }

    /**
     * Stores the events; when this returns they are on the disk.
     *
     * @throws OverloadException if too many requests wait already
     * @throws StorageException if the database did not take them; none is stored then
     */
    Receipt store(List<Event> events) {
        Request request = new Request(events, new CompletableFuture<>());
        try {
            if (stopping || !waiting.offer(request, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw new OverloadException("more events arrive than can be stored in time; try again");
            }
            int storedCount = request.storedCount.get();
            return new Receipt(
                    storedCount,
                    events.size() - storedCount,
                    events.stream().map(Event::id).toList());
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            throw new StorageException("the events cannot be stored now: " + cause.getMessage(), cause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadException("the server is stopping");
        }
    }

    private void writeUntilStopped() {
        while (!stopping || !waiting.isEmpty()) {
            try {
                Request first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    List<Request> together = new ArrayList<>(List.of(first));
                    waiting.drainTo(together);
                    write(together);
                }
            } catch (InterruptedException e) {
                stopping = true;
            }
        }
    }

    /** Whatever goes wrong is told to those who wait; the writer itself must go on. */
    private void write(List<Request> together) {
        try {
            int[] storedCounts =
                    table.insert(together.stream().map(Request::events).toList());
            for (int at = 0; at < storedCounts.length; at++) {
                Request request = together.get(at);
                stored.increment(storedCounts[at]);
                duplicates.increment(request.events.size() - storedCounts[at]);
                request.storedCount.complete(storedCounts[at]);
            }
        } catch (SQLException | RuntimeException | Error e) {
            together.forEach(request -> request.storedCount.completeExceptionally(e));
        }
    }
}
