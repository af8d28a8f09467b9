package dev.redstart.datasets.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;

/** A web server with one file that can break connections, change the file, or know no ranges. */
final class FileServer implements AutoCloseable {
    private final HttpServer server;
    /** What each request asked for: {@code bytes=500-}, or {@code all}. */
    final List<String> requests = new ArrayList<>();

    byte[] content;
    String tag = "\"one\"";
    boolean knowsRanges = true;
    int status = 200;
    /** Closes the connection after so many bytes of a body; 0 never. */
    int breakAfter;
    /** How many of the next requests are broken. */
    int breaks;
    /** Answers 503 from the first broken connection on. */
    boolean downAfterBreak;

    FileServer(byte[] content) throws IOException {
        this.content = content;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "file server");
            thread.setDaemon(true);
            return thread;
        }));
        server.start();
    }

    String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String range = exchange.getRequestHeaders().getFirst("Range");
            requests.add(range == null ? "all" : range);
            String path = exchange.getRequestURI().getPath();
            if (path.startsWith("/moved")) {
                exchange.getResponseHeaders()
                        .add("Location", path.equals("/moved-away") ? "http://example.org/a.zip" : "/data.zip");
                exchange.sendResponseHeaders(302, -1);
            } else if (status != 200) {
                exchange.sendResponseHeaders(status, -1);
            } else {
                send(exchange, range);
            }
        }
    }

    private void send(HttpExchange exchange, String range) throws IOException {
        exchange.getResponseHeaders().add("ETag", tag);
        boolean same = tag.equals(exchange.getRequestHeaders().getFirst("If-Range"));
        int start = range != null && knowsRanges && same ? Integer.parseInt(range.replaceAll("\\D", "")) : 0;
        if (start > 0) {
            exchange.getResponseHeaders()
                    .add("Content-Range", "bytes " + start + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(start > 0 ? 206 : 200, content.length - start);
        OutputStream body = exchange.getResponseBody();
        boolean broken = breaks-- > 0;
        status = broken && downAfterBreak ? 503 : status;
        body.write(content, start, broken ? Math.min(breakAfter, content.length - start) : content.length - start);
        body.flush();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
