package dev.redstart.app.server.models;

import dev.redstart.common.model.ModelException;
import dev.redstart.common.registry.ModelRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the registry twice a second and has {@link LiveModels} follow when something has changed. A look costs one file status a version;
 * no event of the operating system can be missed, and network file systems work as well.
 */
@Singleton
public final class ModelWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ModelWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    private final ModelRegistry registry;
    private final LiveModels models;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("model-watch").unstarted(this::watch);
    private final CountDownLatch firstLook = new CountDownLatch(1);

    ModelWatch(ModelRegistry registry, LiveModels models, MeterRegistry meters) {
        this.registry = registry;
        this.models = models;
        meters.gauge("redstart.models.served", models, served -> served.served().size());
        meters.gauge(
                "redstart.models.damaged", models, served -> served.damaged().size());
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    /** Whether the models that were there at the start have been loaded, or found damaged. */
    public boolean hasLooked() {
        return firstLook.getCount() == 0;
    }

    /** Waits until {@link #hasLooked()}. */
    public void awaitFirstLook() throws InterruptedException {
        firstLook.await();
    }

    private void watch() {
        Map<String, Long> followed = Map.of();
        long lastFollowed = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            Map<String, Long> now = fingerprints(followed);
            boolean again = !models.damaged().isEmpty() && System.nanoTime() - lastFollowed > TRY_AGAIN.toNanos();
            if (again || !now.equals(followed)) {
                follow();
                followed = now;
                lastFollowed = System.nanoTime();
            }
            firstLook.countDown();
            pause();
        }
    }

    private Map<String, Long> fingerprints(Map<String, Long> before) {
        try {
            Map<String, Long> fingerprints = new HashMap<>();
            registry.names().forEach(name -> fingerprints.put(name, registry.fingerprint(name)));
            return fingerprints;
        } catch (ModelException e) {
            LOG.warn("cannot look for new models: {}", e.getMessage());
            return before;
        }
    }

    /** A fault must not end the watch: the models in memory go on answering, and the next look may succeed. */
    private void follow() {
        try {
            models.follow();
        } catch (RuntimeException e) {
            LOG.error("cannot follow the registry", e);
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
