package dev.redstart.datasets.catalogue;

import dev.redstart.common.data.DataException;
import dev.redstart.common.train.Progress;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.datasets.catalogue.DataEntry.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One file on its way from a web server to a {@code .part} file, which keeps what has come.
 *
 * <p>A connection that breaks is taken up again where it stopped: with {@code Range} and {@code If-Range} (RFC 9110), so that a file which
 * changed meanwhile, or a server that knows no ranges, starts from the first byte. After {@value #FRUITLESS_ATTEMPTS} attempts without a
 * byte it gives up, and the part file waits for the next fetch.
 */
final class Download {
    private static final int FRUITLESS_ATTEMPTS = 3;
    private static final int CHUNK_BYTES = 1 << 16;
    private static final long PAUSE_MILLIS = 200;

    private final DataFile file;
    private final Path part;
    private final PartValidator validator;
    private final String stage;
    private final ProgressListener listener;

    Download(DataFile file, Path part, String stage, ProgressListener listener) {
        this.file = file;
        this.part = part;
        this.validator = new PartValidator(part);
        this.stage = stage;
        this.listener = listener;
    }

    /** Leaves the whole file in the part file. */
    void run() throws IOException {
        long reached = size();
        for (int fruitless = 0; reached != file.bytes(); ) {
            try {
                attempt(reached);
            } catch (BrokenConnection e) {
                long now = size();
                fruitless = now > reached ? 0 : fruitless + 1;
                if (fruitless == FRUITLESS_ATTEMPTS) {
                    throw new DataException(
                            file.location() + ": stopped after " + now + " of " + file.bytes() + " bytes: "
                                    + e.getMessage() + ". Fetch again to go on from there",
                            e);
                }
                pause(fruitless);
            }
            reached = size();
        }
        validator.forget();
    }

    private long size() throws IOException {
        return Files.exists(part) ? Files.size(part) : 0;
    }

    private static void pause(int fruitless) {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS << fruitless);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DataException("the fetch was interrupted", e);
        }
    }

    private void attempt(long have) throws IOException, BrokenConnection {
        String known = have > 0 && have < file.bytes() ? validator.known() : "";
        HttpURLConnection connection = WebConnection.open(file.location(), known.isEmpty() ? 0 : have, known);
        try {
            long start = start(connection, have);
            long offered = connection.getContentLengthLong();
            if (offered >= 0 && start + offered > file.bytes()) {
                throw tooLarge(start + offered + " bytes");
            }
            if (start == 0) {
                // Before the new validator is known, so that it never stands beside the bytes of another version.
                Files.deleteIfExists(part);
            }
            validator.remember(connection);
            receive(connection, start);
        } finally {
            connection.disconnect();
        }
    }

    /** The place in the file at which the answer's first byte belongs. */
    private long start(HttpURLConnection connection, long have) throws BrokenConnection, IOException {
        int status = WebConnection.status(connection);
        if (status == HttpURLConnection.HTTP_OK) {
            return 0;
        }
        if (status == HttpURLConnection.HTTP_PARTIAL
                && String.valueOf(connection.getHeaderField("Content-Range")).startsWith("bytes " + have + "-")) {
            return have;
        }
        if (status == HttpURLConnection.HTTP_PARTIAL || status == 416) {
            Files.deleteIfExists(part);
            throw new BrokenConnection("the server answered with other bytes than asked for");
        }
        if (status == 429 || status >= 500) {
            throw new BrokenConnection("the server answered " + status);
        }
        throw new DataException(file.location() + ": the server answered " + status
                + ". The publisher may have moved the file, or a proxy forbids it");
    }

    private DataException tooLarge(String offered) {
        return new DataException(file.location() + ": the server offers " + offered + ", the catalogue says "
                + file.bytes() + ". The publisher has changed the file");
    }

    private void receive(HttpURLConnection connection, long start) throws IOException, BrokenConnection {
        try (FileChannel out = FileChannel.open(part, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                InputStream in = WebConnection.body(connection)) {
            out.position(start);
            byte[] chunk = new byte[CHUNK_BYTES];
            long done = start;
            for (int size = WebConnection.read(in, chunk); size >= 0; size = WebConnection.read(in, chunk)) {
                done += size;
                if (done > file.bytes()) {
                    throw tooLarge("more bytes");
                }
                write(out, ByteBuffer.wrap(chunk, 0, size));
                listener.progressed(new Progress(stage, done, file.bytes(), Map.of()));
            }
            out.force(true);
            if (done < file.bytes()) {
                throw new BrokenConnection("the connection ended early");
            }
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }
}
