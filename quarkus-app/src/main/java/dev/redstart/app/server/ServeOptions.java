package dev.redstart.app.server;

import java.nio.file.Path;

/**
 * Where the server finds its models and listens.
 *
 * @param home holds {@code models/} and {@code redstart.db}; made if it does not exist
 * @param host a name or address of this machine's loopback interface
 * @param port 0 to 65535; 0 takes any free port, which the ready line names
 */
public record ServeOptions(Path home, String host, int port) {
    /** Where {@code redstart serve} listens unless told otherwise. */
    public static final int DEFAULT_PORT = 8080;

    public ServeOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be between 0 and 65535, got " + port);
        }
        home = home.toAbsolutePath().normalize();
    }
}
