package dev.redstart.app.server.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/** Headers that tell browsers to load nothing from elsewhere, to guess no content types and to keep no answers. */
@Singleton
public final class Headers {
    private static final int EARLY = 900;
    private static final String OWN_FILES_ONLY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    /** Swagger UI carries scripts and styles in its page. */
    private static final String OWN_FILES_AND_INLINE =
            "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "base-uri 'none'; frame-ancestors 'none'";

    void register(@Observes Filters filters) {
        filters.register(Headers::add, EARLY);
    }

    private static void add(RoutingContext request) {
        String path = request.normalizedPath();
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", path.startsWith("/q/") ? OWN_FILES_AND_INLINE : OWN_FILES_ONLY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        if (path.startsWith("/api/")) {
            headers.set("Cache-Control", "no-store");
        }
        request.next();
    }
}
