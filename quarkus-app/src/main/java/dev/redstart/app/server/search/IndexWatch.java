package dev.redstart.app.server.search;

import dev.redstart.common.model.ModelException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at the search indexes twice a second, and has {@link LiveIndexes} follow when something has changed. A look lists one folder an index. */
@Singleton
final class IndexWatch {
    private static final Logger LOG = LoggerFactory.getLogger(IndexWatch.class);
    private static final Duration PAUSE = Duration.ofMillis(500);
    private static final Duration TRY_AGAIN = Duration.ofSeconds(30);

    private final LiveIndexes indexes;
    private final Thread thread =
            Thread.ofPlatform().daemon().name("index-watch").unstarted(this::watch);

    IndexWatch(LiveIndexes indexes, MeterRegistry meters) {
        this.indexes = indexes;
        meters.gauge(
                "redstart.indexes.served", indexes, served -> served.served().size());
        meters.gauge(
                "redstart.indexes.damaged", indexes, served -> served.damaged().size());
    }

    void start(@Observes StartupEvent event) {
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        thread.interrupt();
    }

    private void watch() {
        Map<String, Integer> followed = Map.of();
        long lastFollowed = System.nanoTime();
        while (!Thread.currentThread().isInterrupted()) {
            boolean again = !indexes.damaged().isEmpty() && System.nanoTime() - lastFollowed > TRY_AGAIN.toNanos();
            try {
                Map<String, Integer> now = indexes.onDisk();
                if (again || !now.equals(followed)) {
                    indexes.follow();
                    followed = now;
                    lastFollowed = System.nanoTime();
                }
            } catch (ModelException e) {
                LOG.warn("cannot look for search indexes: {}", e.getMessage());
            } catch (RuntimeException e) {
                // The indexes in memory go on answering, and the next look may succeed.
                LOG.error("cannot follow the search indexes", e);
            }
            pause();
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
