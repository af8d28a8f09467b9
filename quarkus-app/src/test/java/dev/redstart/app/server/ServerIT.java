package dev.redstart.app.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program as a process: what it does when it is killed, stopped, or started where it cannot be. */
class ServerIT {
    private static final int EXIT_BY_SIGTERM = 143;

    @TempDir
    Path home;

    @Test
    void answersFromWhatWasPublished() throws Exception {
        TinyModels.publishPopular(home, "shop", TinyModels.rows("ann>tea", "bob>tea", "bob>jam"));

        try (ServerProcess server = ServerProcess.start(home)) {
            HttpResponse<String> answer = server.get("/api/v1/recommendations/shop?user=ann");
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.body()).contains("\"items\":[{\"item\":\"jam\",\"score\":1.0,\"reasons\":[]}]");
            assertThat(server.get("/q/health/ready").statusCode()).isEqualTo(200);
            assertThat(server.get("/q/swagger-ui/").statusCode()).isEqualTo(200);
            assertThat(server.get("/").body()).contains("<title>Redstart</title>");
        }
    }

    @Test
    void losesNoAcknowledgedEventWhenItIsKilled() throws Exception {
        Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
        try (ServerProcess server = ServerProcess.start(home)) {
            Thread[] shops = new Thread[4];
            for (int shop = 0; shop < shops.length; shop++) {
                String name = "shop" + shop;
                shops[shop] = Thread.ofPlatform().start(() -> sendUntilKilled(server, name, acknowledged));
            }
            while (acknowledged.size() < 300) {
                Thread.sleep(5);
            }
            server.kill();
            for (Thread shop : shops) {
                shop.join();
            }
        }

        try (ServerProcess server = ServerProcess.start(home)) {
            String again =
                    acknowledged.stream().limit(1_000).map(ServerIT::event).collect(Collectors.joining(",", "[", "]"));
            assertThat(server.post("/api/v1/events", again).body())
                    .startsWith("{\"stored\":0,\"duplicates\":" + Math.min(1_000, acknowledged.size()) + ",");
        }
    }

    private static void sendUntilKilled(ServerProcess server, String shop, Queue<String> acknowledged) {
        try {
            for (int number = 0; ; number++) {
                String id = shop + "-" + number;
                if (server.post("/api/v1/events", event(id)).statusCode() == 202) {
                    acknowledged.add(id);
                }
            }
        } catch (IOException e) {
            return; // the server was killed
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String event(String id) {
        return "{\"id\": \"" + id + "\", \"type\": \"buy\", \"user\": \"ann\", \"item\": \"tea\"}";
    }

    @Test
    void endsWhatItHasBegunWhenItIsStopped() throws Exception {
        try (ServerProcess server = ServerProcess.start(home);
                Socket slow = new Socket("localhost", server.port())) {
            String body = event("slow");
            String head =
                    "POST /api/v1/events HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                            + body.length() + "\r\n\r\n";
            send(slow, head + body.substring(0, 10));
            await(() -> server.get("/q/metrics").body().contains("redstart_requests_under_way 1.0"));
            server.terminate();
            await(() -> server.get("/q/health/ready").statusCode() == 503);
            send(slow, body.substring(10));

            assertThat(firstLine(slow)).isEqualTo("HTTP/1.1 202 Accepted");
            assertThat(server.awaitExit()).isEqualTo(EXIT_BY_SIGTERM);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String firstLine(Socket socket) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0 && next != '\r';
                next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        return line.toString();
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void await(Condition condition) throws IOException, InterruptedException {
        Instant end = Instant.now().plusSeconds(30);
        while (!condition.holds()) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(20);
        }
    }

    @Test
    void leavesThePortToTheServerThatHasIt() throws Exception {
        try (ServerProcess first = ServerProcess.start(home)) {
            Process second = ServerProcess.launch(home, "--port", Integer.toString(first.port()));

            assertThat(complaint(second)).startsWith("redstart: port " + first.port() + " on localhost cannot be used");
            assertThat(second.waitFor()).isEqualTo(1);
            assertThat(first.get("/q/health/live").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void refusesToAnswerOthersWithoutKeys() throws Exception {
        Process open = ServerProcess.launch(home, "--host", "0.0.0.0", "--port", "0");

        assertThat(complaint(open))
                .startsWith("redstart: serve answers on this machine only (localhost), got --host 0.0.0.0");
        assertThat(open.waitFor()).isEqualTo(1);
    }

    /** The one line on the error stream that is not the JVM's own. */
    private static String complaint(Process process) throws IOException {
        try (BufferedReader errors = process.errorReader()) {
            return errors.lines()
                    .filter(line -> !line.startsWith("WARNING: Using incubator modules"))
                    .collect(Collectors.joining("\n"));
        }
    }
}
