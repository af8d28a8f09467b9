package dev.redstart.app.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged program, started as a user starts it, and talked to over HTTP. */
final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("Redstart is ready: http://localhost:(\\d+)/");
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Process process;
    private final int port;

    private ServerProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** A running server on a port of its own. */
    static ServerProcess start(Path home) throws IOException {
        Process process = launch(home, "--port", "0");
        BufferedReader log = process.errorReader();
        for (String line = log.readLine(); line != null; line = log.readLine()) {
            Matcher ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> drain(log));
                return new ServerProcess(process, Integer.parseInt(ready.group(1)));
            }
        }
        throw new IllegalStateException("the server ended with " + process.exitValue() + " before it was ready");
    }

    /** {@code serve} with more options. */
    static Process launch(Path home, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-modules",
                "jdk.incubator.vector",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                program().toString(),
                "serve",
                "--home",
                home.toString()));
        command.addAll(List.of(options));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static Path program() {
        Path program = Path.of("target", "quarkus-app", "quarkus-run.jar");
        if (!Files.exists(program)) {
            throw new IllegalStateException("there is no " + program + ": run ./mvnw package first");
        }
        return program;
    }

    private static void drain(BufferedReader log) {
        try {
            log.lines().forEach(line -> {});
        } catch (UncheckedIOException e) {
            return; // the process has ended
        }
    }

    int port() {
        return port;
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
    }

    HttpResponse<String> post(String path, String json) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri(path))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Ends the process without a word, as a crash of the machine would. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** Asks the process to stop, as a service manager does. */
    void terminate() {
        process.destroy();
    }

    int awaitExit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            throw new IllegalStateException("the server has not stopped within a minute");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
