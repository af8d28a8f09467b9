package dev.redstart.app.server.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Lets as many questions to one model run at once as there are processors; the others wait 50 ms in the order of their coming, and are
 * then told to come back. So the time of an answer stays bounded whatever the number of askers.
 *
 * <p>A request waits at two places: for a thread, then at its model's gate. Both count, from the moment at which its head was read. Only
 * when no more requests are under way than could run at once is a late one not to blame on load (a cold start, a pause), and let in.
 */
@Singleton
public final class Admission {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    private static final String ARRIVAL = "redstart.arrival";
    private static final int BEFORE_EVERYTHING = 1_000;

    private final int permits = Runtime.getRuntime().availableProcessors();
    private final Map<String, Semaphore> gateOfModel = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final CurrentVertxRequest request;
    private final MeterRegistry meters;

    Admission(CurrentVertxRequest request, MeterRegistry meters) {
        this.request = request;
        this.meters = meters;
        meters.gauge("redstart.requests.under.way", underWay);
    }

    void noteArrivals(@Observes Filters filters) {
        filters.register(this::noteArrival, BEFORE_EVERYTHING);
    }

    private void noteArrival(RoutingContext arriving) {
        if (arriving.normalizedPath().startsWith("/api/")) {
            arriving.put(ARRIVAL, System.nanoTime());
            underWay.incrementAndGet();
            arriving.addEndHandler(ended -> underWay.decrementAndGet());
        }
        arriving.next();
    }

    /**
     * The answer of the work, done while at most so many others ask the same model.
     *
     * @throws OverloadException if its turn did not come in time
     */
    public <A> A answer(String model, Supplier<A> work) {
        Semaphore gate = gateOfModel.computeIfAbsent(model, name -> new Semaphore(permits, true));
        if (!enter(gate)) {
            meters.counter("redstart.requests.rejected", "model", model).increment();
            throw new OverloadException(
                    "model '" + model + "' has more questions than it can answer in time; try again");
        }
        try {
            return work.get();
        } finally {
            gate.release();
        }
    }

    private boolean enter(Semaphore gate) {
        long left = PATIENCE_NANOS - (System.nanoTime() - arrival());
        if (left <= 0) {
            return underWay.get() <= permits && gate.tryAcquire();
        }
        try {
            return gate.tryAcquire(left, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private long arrival() {
        Long arrival = request.getCurrent().get(ARRIVAL);
        return arrival == null ? System.nanoTime() : arrival;
    }
}
