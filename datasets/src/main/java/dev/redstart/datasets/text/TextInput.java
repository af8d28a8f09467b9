package dev.redstart.datasets.text;

import dev.redstart.common.data.DataException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/** An opened {@link TextSource}: its content, unpacked, and the checksum of the bytes as they lie there. */
public final class TextInput implements AutoCloseable {
    private static final int CHUNK_BYTES = 1 << 16;

    private final String fileName;
    private final DigestInputStream raw;
    private final InputStream text;

    private TextInput(String fileName, DigestInputStream raw, InputStream text) {
        this.fileName = fileName;
        this.raw = raw;
        this.text = text;
    }

    /** @throws DataException if it cannot be opened, or is an archive */
    public static TextInput open(TextSource source) {
        DigestInputStream raw = null;
        try {
            raw = new DigestInputStream(source.opener().open(), sha256Digest());
            return new TextInput(source.fileName(), raw, unpacked(raw, source.fileName()));
        } catch (IOException | RuntimeException e) {
            closeAfter(e, raw);
            throw asDataException(source.fileName(), e);
        }
    }

    private static InputStream unpacked(InputStream raw, String fileName) throws IOException {
        PushbackInputStream in = new PushbackInputStream(raw, 4);
        byte[] magic = in.readNBytes(4);
        in.unread(magic);
        if (startsWith(magic, 0x1f, 0x8b)) {
            return new GZIPInputStream(in, CHUNK_BYTES);
        }
        if (startsWith(magic, 'P', 'K', 3, 4)) {
            throw new DataException(fileName + ": this is a zip archive; unpack it and name the file or folder inside");
        }
        if (startsWith(magic, 'P', 'A', 'R', '1')) {
            throw new DataException(fileName + ": this is a Parquet file; export it as CSV");
        }
        return in;
    }

    private static boolean startsWith(byte[] bytes, int... magic) {
        for (int at = 0; at < magic.length; at++) {
            if (at >= bytes.length || (bytes[at] & 0xff) != magic[at]) {
                return false;
            }
        }
        return true;
    }

    /** Fills {@code target[from, to)} and returns how much of it; less only at the end of the text. */
    public int read(byte[] target, int from, int to) {
        try {
            return text.readNBytes(target, from, to - from);
        } catch (IOException e) {
            throw asDataException(fileName, e);
        }
    }

    /** The checksum of all bytes, read to their end. */
    public String sha256() {
        try {
            raw.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw asDataException(fileName, e);
        }
        return HexFormat.of().formatHex(raw.getMessageDigest().digest());
    }

    @Override
    public void close() {
        try {
            text.close();
        } catch (IOException e) {
            throw asDataException(fileName, e);
        }
    }

    private static void closeAfter(Exception failure, @Nullable InputStream in) {
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    private static RuntimeException asDataException(String fileName, Exception e) {
        return switch (e) {
            case RuntimeException told -> told;
            case EOFException end ->
                new DataException(
                        fileName
                                + ": the gzip data stops before its end. Was the download or copy cut off? Get the file again",
                        end);
            case ZipException damaged ->
                new DataException(
                        fileName + ": the gzip data is damaged (" + damaged.getMessage() + "). Get the file again",
                        damaged);
            case NoSuchFileException missing ->
                new DataException("there is no file '" + missing.getFile() + "'", missing);
            case AccessDeniedException denied ->
                new DataException(
                        fileName + ": may not be read; check the permissions of '" + denied.getFile() + "'", denied);
            default -> new DataException(fileName + ": cannot be read: " + e.getMessage(), e);
        };
    }

    /** A digest that every JDK has. */
    public static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
