package dev.redstart.app.server.http;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

/** How the server may be called. */
@ConfigMapping(prefix = "redstart.http")
public interface HttpSettings {
    /** Names beside localhost that requests may call this server by, as a proxy on this machine passes them on; lower case. */
    @WithDefault("localhost")
    Set<String> hostNames();

    /** The longest body of a request, pictures aside: those may be as long as {@code quarkus.http.limits.max-body-size}. */
    @WithDefault("1M")
    MemorySize maxJsonSize();
}
