package dev.redstart.app.cli;

import dev.redstart.app.server.ServeLauncher;
import dev.redstart.app.server.ServeOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Whether {@code serve} finds its usual port free. */
final class PortCheck {
    private PortCheck() {}

    static Finding finding() {
        return finding(ServeOptions.DEFAULT_PORT);
    }

    static Finding finding(int port) {
        String obstacle = obstacle(port);
        Finding finding = obstacle == null
                ? Finding.ok("port " + port, "free")
                : Finding.warning("port " + port, obstacle, "redstart serve --port N takes another");
        return finding.with("port", port);
    }

    private static @Nullable String obstacle(int port) {
        try {
            return ServeLauncher.portObstacle(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
