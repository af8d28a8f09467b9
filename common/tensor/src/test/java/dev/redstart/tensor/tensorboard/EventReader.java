package dev.redstart.tensor.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads event files strictly: each length and checksum must be right, each field known. */
final class EventReader {
    private EventReader() {}

    /** @param histogram least, most, count, sum, sum of squares, ends of intervals, counts of intervals */
    record Event(double time, long step, String version, String tag, List<Float> scalar, List<Double> histogram) {}

    static Path onlyFileIn(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }
    }

    static List<Event> read(Path folder) throws IOException {
        ByteBuffer file =
                ByteBuffer.wrap(Files.readAllBytes(onlyFileIn(folder))).order(ByteOrder.LITTLE_ENDIAN);
        List<Event> events = new ArrayList<>();
        while (file.hasRemaining()) {
            long length = file.getLong();
            assertThat(file.getInt()).isEqualTo(checksum(file.array(), file.position() - 12, 8));
            ByteBuffer bytes = file.slice(file.position(), (int) length).order(ByteOrder.LITTLE_ENDIAN);
            file.position(file.position() + (int) length);
            assertThat(file.getInt())
                    .isEqualTo(checksum(file.array(), file.position() - 4 - (int) length, (int) length));
            events.add(new Parser().event(bytes));
        }
        return events;
    }

    /** CRC-32C bit by bit (polynomial 0x1EDC6F41, turned round), masked as TensorFlow does. */
    static int checksum(byte[] bytes, int from, int length) {
        int crc = -1;
        for (int at = from; at < from + length; at++) {
            crc ^= bytes[at] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc >>> 1) ^ ((crc & 1) == 0 ? 0 : 0x82F63B78);
            }
        }
        crc = ~crc;
        return ((crc >>> 15) | (crc << 17)) + 0xA282EAD8;
    }

    private static final class Parser {
        private double time;
        private long step;
        private String version = "";
        private String tag = "";
        private final List<Float> scalar = new ArrayList<>();
        private final List<Double> histogram = new ArrayList<>();

        Event event(ByteBuffer bytes) {
            while (bytes.hasRemaining()) {
                switch ((int) varint(bytes)) {
                    case 1 << 3 | 1 -> time = bytes.getDouble();
                    case 2 << 3 -> step = varint(bytes);
                    case 3 << 3 | 2 -> version = string(part(bytes));
                    case 5 << 3 | 2 -> summary(part(bytes));
                    default -> throw new AssertionError("an unknown field");
                }
            }
            return new Event(time, step, version, tag, scalar, histogram);
        }

        private void summary(ByteBuffer bytes) {
            assertThat(varint(bytes)).isEqualTo(1 << 3 | 2);
            ByteBuffer value = part(bytes);
            assertThat(bytes.hasRemaining()).isFalse();
            while (value.hasRemaining()) {
                switch ((int) varint(value)) {
                    case 1 << 3 | 2 -> tag = string(part(value));
                    case 2 << 3 | 5 -> scalar.add(value.getFloat());
                    case 5 << 3 | 2 -> histogram(part(value));
                    default -> throw new AssertionError("an unknown field");
                }
            }
        }

        private void histogram(ByteBuffer bytes) {
            for (int field = 1; field <= 5; field++) {
                assertThat(varint(bytes)).isEqualTo(field << 3 | 1);
                histogram.add(bytes.getDouble());
            }
            for (int field = 6; field <= 7; field++) {
                assertThat(varint(bytes)).isEqualTo(field << 3 | 2);
                ByteBuffer packed = part(bytes);
                while (packed.hasRemaining()) {
                    histogram.add(packed.getDouble());
                }
            }
            assertThat(bytes.hasRemaining()).isFalse();
        }

        private static long varint(ByteBuffer bytes) {
            long value = 0;
            for (int shift = 0; ; shift += 7) {
                byte next = bytes.get();
                value |= (next & 0x7FL) << shift;
                if (next >= 0) {
                    return value;
                }
            }
        }

        private static ByteBuffer part(ByteBuffer bytes) {
            int length = (int) varint(bytes);
            ByteBuffer part = bytes.slice(bytes.position(), length).order(ByteOrder.LITTLE_ENDIAN);
            bytes.position(bytes.position() + length);
            return part;
        }

        private static String string(ByteBuffer bytes) {
            return StandardCharsets.UTF_8.decode(bytes).toString();
        }
    }
}
