package dev.redstart.app.server.http;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Set;

/**
 * Refuses requests that call this machine by a foreign name. Without it a web page could have its own name resolve to 127.0.0.1 and then
 * read from, and write to, a server that believes itself alone (DNS rebinding).
 */
@Singleton
public final class LocalNames {
    private static final int EARLY = 800;
    private static final Set<String> LOCAL = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

    private final Set<String> settledNames;

    LocalNames(HttpSettings settings) {
        this.settledNames = settings.hostNames();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext request) {
        HostAndPort called = request.request().authority();
        if (called == null || isLocal(called.host())) {
            request.next();
        } else {
            String detail = "this server does not answer to the name '" + called.host()
                    + "'; call it localhost, or start it with REDSTART_HTTP_HOST_NAMES=" + called.host();
            Problem.of(421, detail).send(request);
        }
    }

    private boolean isLocal(String name) {
        String lowerCase = name.toLowerCase(Locale.ROOT);
        return LOCAL.contains(lowerCase) || settledNames.contains(lowerCase);
    }
}
