package dev.redstart.datasets.catalogue;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;

/** Remembers beside a part file which version of the file it belongs to: the server's strong ETag, or its Last-Modified date. */
final class PartValidator {
    private final Path file;

    PartValidator(Path part) {
        this.file = part.resolveSibling(part.getFileName() + "-of");
    }

    /** What to send as {@code If-Range}; empty if nothing is known, and then the part is of no use. */
    String known() throws IOException {
        return Files.exists(file) ? Files.readString(file).strip() : "";
    }

    void remember(HttpURLConnection connection) throws IOException {
        String tag = connection.getHeaderField("ETag");
        // A weak ETag promises equal meaning, not equal bytes, and RFC 9110 forbids it in If-Range.
        String validator = tag == null || tag.startsWith("W/") ? connection.getHeaderField("Last-Modified") : tag;
        Files.writeString(file, validator == null ? "" : validator);
    }

    void forget() throws IOException {
        Files.deleteIfExists(file);
    }
}
