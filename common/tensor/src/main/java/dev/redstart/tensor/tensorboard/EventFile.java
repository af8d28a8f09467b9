package dev.redstart.tensor.tensorboard;

import dev.redstart.tensor.Tensor;
import dev.redstart.tensor.protobuf.ProtobufMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;

/**
 * A file of events, which TensorBoard shows while it grows: each event is whole, written at once. Thread-safe.
 *
 * <p>TensorBoard takes a folder for a run, so give each run a folder of its own. The format is that of TensorFlow: {@code Event} messages
 * ({@code event.proto}, {@code summary.proto}) in TFRecord frames.
 */
public final class EventFile implements AutoCloseable {
    private static final String VERSION = "brain.Event:2";

    private final FileChannel channel;
    private final Clock clock;

    private EventFile(FileChannel channel, Clock clock) {
        this.channel = channel;
        this.clock = clock;
    }

    /** Begins a new file in a folder, which is created if need be. */
    public static EventFile create(Path folder) throws IOException {
        return create(folder, Clock.systemUTC());
    }

    static EventFile create(Path folder, Clock clock) throws IOException {
        Files.createDirectories(folder);
        String name = "events.out.tfevents." + clock.instant().getEpochSecond() + "." + hostName();
        EventFile file = new EventFile(channel(folder, name), clock);
        try {
            file.write(file.event(0).string(3, VERSION));
            return file;
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** Two runs may begin in one second, so the name gets a number if it must. */
    private static FileChannel channel(Path folder, String name) throws IOException {
        for (int number = 0; ; number++) {
            try {
                Path path = folder.resolve(number == 0 ? name : name + "." + number);
                return FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            } catch (FileAlreadyExistsException e) {
                // The next number may be free.
            }
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName().replaceAll("[^A-Za-z0-9.-]", "_");
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    /**
     * Writes a point of a curve.
     *
     * @param tag name of the curve; what stands before a slash makes a group of curves
     * @param step place along the curve
     */
    public void scalar(String tag, long step, double value) throws IOException {
        summary(tag, step, new ProtobufMessage().string(1, tag).floating(2, (float) value));
    }

    /** Writes how numbers are spread, those among them that are finite; nothing if there are none. See {@link #scalar}. */
    public void histogram(String tag, long step, Tensor numbers) throws IOException {
        Histogram histogram = Histogram.of(numbers);
        if (histogram.count() > 0) {
            summary(tag, step, new ProtobufMessage().string(1, tag).message(5, histogram.message()));
        }
    }

    private void summary(String tag, long step, ProtobufMessage value) throws IOException {
        if (tag.isBlank()) {
            throw new IllegalArgumentException("tag must not be blank");
        }
        write(event(step).message(5, new ProtobufMessage().message(1, value)));
    }

    private ProtobufMessage event(long step) {
        Instant now = clock.instant();
        return new ProtobufMessage()
                .floating(1, now.getEpochSecond() + now.getNano() / 1e9)
                .integer(2, step);
    }

    private synchronized void write(ProtobufMessage event) throws IOException {
        ByteBuffer record = TfRecord.of(event.toBytes());
        while (record.hasRemaining()) {
            channel.write(record);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
