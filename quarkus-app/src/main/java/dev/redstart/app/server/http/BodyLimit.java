package dev.redstart.app.server.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a body that says it is too long before Quarkus does, whose answer is empty. Quarkus counts those that do not say, and {@link
 * UnannouncedBodyLimit}.
 *
 * <p>Pictures may be longer than other questions. So that many of them at once do not fill the memory, they may be an eighth of it together.
 */
@Singleton
final class BodyLimit {
    /** Where bodies are pictures. */
    static final String PICTURES = "/api/v1/images/";

    private static final int EARLY = 700;
    private static final int SHARE_OF_MEMORY = 8;

    private final long longestPictures;
    private final long longest;
    private final long picturesTogether;
    private final AtomicLong picturesUnderWay = new AtomicLong();

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize longestPictures,
            HttpSettings settings) {
        this.longestPictures = longestPictures.asLongValue();
        this.longest = settings.maxJsonSize().asLongValue();
        this.picturesTogether =
                Math.max(this.longestPictures, Runtime.getRuntime().maxMemory() / SHARE_OF_MEMORY);
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext request) {
        boolean pictures = request.normalizedPath().startsWith(PICTURES);
        long most = pictures ? longestPictures : longest;
        long length = length(request);
        if (length > most) {
            refuse(request, Problem.of(413, "the body must be at most " + most + " bytes"));
        } else if (pictures && !enter(request, length < 0 ? most : length)) {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, "1");
            refuse(request, Problem.of(503, "more pictures are under way than fit into memory; try again"));
        } else {
            request.next();
        }
    }

    private boolean enter(RoutingContext request, long length) {
        if (picturesUnderWay.addAndGet(length) > picturesTogether) {
            picturesUnderWay.addAndGet(-length);
            return false;
        }
        request.addEndHandler(ended -> picturesUnderWay.addAndGet(-length));
        return true;
    }

    /** Without reading on: the connection ends with the answer. */
    private static void refuse(RoutingContext request, Problem problem) {
        request.response().putHeader(HttpHeaders.CONNECTION, "close");
        // Not the response's own end handler: there is one only, and those who count requests need it.
        request.addEndHandler(ended -> request.request().connection().close());
        problem.send(request);
    }

    /** The announced length; -1 where the body comes in chunks. */
    private static long length(RoutingContext request) {
        @Nullable String header = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (header == null) {
            return request.request().headers().contains(HttpHeaders.TRANSFER_ENCODING) ? -1 : 0;
        }
        try {
            return Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
