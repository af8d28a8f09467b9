package dev.redstart.datasets.npy;

import dev.redstart.common.data.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** A {@code .npy} file whose size is what its header declares, read once from its start to its end. Not thread-safe. */
final class NpyFile implements AutoCloseable {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MAX_HEADER = 1 << 16;
    private static final int CHUNK_NUMBERS = 1 << 13;

    /** Takes the numbers one by one. */
    @FunctionalInterface
    interface Target {
        void take(long row, int column, double value);
    }

    private final String where;
    private final DigestInputStream in;
    private final NpyHeader header;

    private NpyFile(Path file) throws IOException {
        this.where = String.valueOf(file.getFileName());
        this.in = new DigestInputStream(Files.newInputStream(file), sha256Digest());
        try {
            this.header = header(Files.size(file));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    /** @throws DataException if the file is none, is cut off, or declares another size than it has */
    static NpyFile open(Path file) {
        try {
            return new NpyFile(file);
        } catch (IOException e) {
            throw new DataException(file.getFileName() + ": cannot be read: " + reason(e), e);
        }
    }

    private static String reason(IOException e) {
        return e instanceof EOFException ? "it ends early. Was the copy cut off?" : String.valueOf(e.getMessage());
    }

    private NpyHeader header(long fileBytes) throws IOException {
        byte[] head = raw(8);
        if (!Arrays.equals(Arrays.copyOf(head, MAGIC.length), MAGIC)) {
            throw new DataException(where + ": this is no .npy file; save the array with numpy.save");
        }
        int version = head[MAGIC.length];
        if (version < 1 || version > 3) {
            throw new DataException(where + ": .npy version " + version + " is not known, expected 1 to 3");
        }
        int lengthBytes = version == 1 ? 2 : 4;
        ByteBuffer length = bytes(lengthBytes);
        int headerBytes = version == 1 ? length.getShort() & 0xFFFF : length.getInt();
        if (headerBytes < 0 || headerBytes > MAX_HEADER) {
            throw new DataException(
                    where + ": the header of the .npy file is broken: it claims to be longer than 64 KiB");
        }
        String text = new String(raw(headerBytes), StandardCharsets.ISO_8859_1);
        NpyHeader read = NpyHeader.parse(text, where);
        check(read, fileBytes - MAGIC.length - 2 - lengthBytes - headerBytes);
        return read;
    }

    /** Before anything is allocated for the numbers. */
    private void check(NpyHeader read, long bytes) {
        double declared = (double) read.rows() * read.columns() * read.element().bytes();
        if (declared != bytes) {
            throw new DataException(where + ": an array of shape " + read.shape() + " needs " + (long) declared
                    + " bytes, but the file has " + bytes + ". Was the copy cut off?");
        }
        if (read.rows() > Integer.MAX_VALUE - 8 || read.columns() > Integer.MAX_VALUE - 8) {
            throw new DataException(where + ": an array of shape " + read.shape() + " is too large");
        }
        if (declared == 0) {
            throw new DataException(where + ": an array of shape " + read.shape() + " has no rows");
        }
    }

    /** What messages begin with. */
    String where() {
        return where;
    }

    NpyHeader header() {
        return header;
    }

    /** Hands out all numbers in the file's order. */
    void read(Target target) {
        long left = header.rows() * header.columns();
        long position = 0;
        try {
            while (left > 0) {
                int count = (int) Math.min(CHUNK_NUMBERS, left);
                ByteBuffer chunk = bytes(count * header.element().bytes());
                for (int at = 0; at < count; at++, position++) {
                    take(target, position, next(chunk));
                }
                left -= count;
            }
        } catch (IOException e) {
            throw new DataException(where + ": cannot be read: " + reason(e), e);
        }
    }

    private void take(Target target, long position, double value) {
        long lines = header.columnsFirst() ? header.rows() : header.columns();
        long line = position / lines;
        long place = position % lines;
        if (header.columnsFirst()) {
            target.take(place, (int) line, value);
        } else {
            target.take(line, (int) place, value);
        }
    }

    private double next(ByteBuffer chunk) {
        return switch (header.element()) {
            case FLOAT64 -> chunk.getDouble();
            case FLOAT32 -> chunk.getFloat();
            case INT64 -> chunk.getLong();
            case INT32 -> chunk.getInt();
            case UINT8 -> chunk.get() & 0xFF;
            case BOOL -> chunk.get() == 0 ? 0 : 1;
        };
    }

    private ByteBuffer bytes(int count) throws IOException {
        return ByteBuffer.wrap(raw(count)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private byte[] raw(int count) throws IOException {
        byte[] bytes = new byte[count];
        if (in.readNBytes(bytes, 0, count) < count) {
            throw new EOFException();
        }
        return bytes;
    }

    /** The checksum of the bytes that were read. */
    String sha256() {
        return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    @Override
    public void close() {
        try {
            in.close();
        } catch (IOException e) {
            throw new DataException(where + ": cannot be closed: " + e.getMessage(), e);
        }
    }
}
