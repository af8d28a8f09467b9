package dev.redstart.app.server;

import dev.redstart.common.bundle.DurableFiles;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Starts the server and waits until it has stopped. What cannot work is said in one line before Quarkus boots. */
public final class ServeLauncher {
    private ServeLauncher() {}

    /** Serves until the process is told to stop; the process's exit code. */
    public static int run(ServeOptions options) {
        String obstacle = obstacle(options);
        if (obstacle != null) {
            System.err.println("redstart: " + obstacle);
            return 1;
        }
        configure(options);
        AtomicInteger exitCode = new AtomicInteger();
        Quarkus.run(Serving.class, (code, problem) -> exitCode.set(ended(code, problem)));
        return exitCode.get();
    }

    private static int ended(int code, @Nullable Throwable problem) {
        if (problem != null) {
            System.err.println(Stream.iterate(problem, Objects::nonNull, Throwable::getCause)
                    .map(Throwable::getMessage)
                    .collect(Collectors.joining(": ", "redstart: the server could not start: ", "")));
        }
        return code;
    }

    /** Why the server cannot start with these options, in one line; {@code null} if nothing speaks against it. */
    public static @Nullable String obstacle(ServeOptions options) {
        try {
            InetAddress address = InetAddress.getByName(options.host());
            if (!address.isLoopbackAddress()) {
                return "serve answers on this machine only (localhost), got --host " + options.host()
                        + ": other addresses need API keys, which this version does not have yet";
            }
            Files.createDirectories(options.home());
            return portObstacle(new InetSocketAddress(address, options.port()));
        } catch (UnknownHostException e) {
            return "unknown host '" + options.host() + "'";
        } catch (FileAlreadyExistsException e) {
            return "cannot use " + options.home() + " as home: " + e.getFile() + " is a file";
        } catch (IOException e) {
            return "cannot use " + options.home() + " as home: " + DurableFiles.reason(e);
        }
    }

    /** Why the server could not listen at an address, in one line; {@code null} if it could. */
    public static @Nullable String portObstacle(InetSocketAddress address) throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
            return null;
        } catch (BindException e) {
            return "port " + address.getPort() + " on " + address.getHostString() + " cannot be used (" + e.getMessage()
                    + "); stop the program that has it, or choose another with --port";
        }
    }

    private static void configure(ServeOptions options) {
        System.setProperty("redstart.home", options.home().toString());
        System.setProperty("quarkus.http.host", options.host());
        System.setProperty("quarkus.http.port", Integer.toString(options.port()));
    }
}
