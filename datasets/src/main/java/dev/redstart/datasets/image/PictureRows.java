package dev.redstart.datasets.image;

import dev.redstart.common.data.EncodedPicture;
import dev.redstart.common.data.Images;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.RowProblems;
import dev.redstart.datasets.text.TextInput;
import dev.redstart.datasets.text.TextSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Collects picture files. Each is read once for the checksum and its first bytes, and again whenever somebody asks for its pixels; it is never kept.
 */
final class PictureRows {
    /** The longest picture file. */
    private static final int MOST_BYTES = 64 << 20;

    private static final int CHUNK_BYTES = 1 << 16;
    private static final List<byte[]> SIGNS = List.of(
            new byte[] {(byte) 0x89, 'P', 'N', 'G'},
            new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff},
            new byte[] {'G', 'I', 'F', '8'},
            new byte[] {'B', 'M'});

    private final RowProblems problems;
    private final Images.Builder rows = Images.builder();
    private final SetChecksum checksum = new SetChecksum();
    private final byte[] chunk = new byte[CHUNK_BYTES];

    PictureRows(RowProblems problems) {
        this.problems = problems;
    }

    int size() {
        return rows.size();
    }

    void add(TextSource file, String label) {
        try (InputStream in = file.opener().open()) {
            MessageDigest digest = TextInput.sha256Digest();
            int first = in.readNBytes(chunk, 0, CHUNK_BYTES);
            byte[] start = Arrays.copyOf(chunk, Math.min(first, 4));
            long bytes = digest(in, first, digest);
            if (first == 0) {
                problems.report(file.fileName(), "the file is empty");
            } else if (SIGNS.stream().noneMatch(sign -> startsWith(start, sign))) {
                problems.report(file.fileName(), "this is no PNG, JPEG, GIF or BMP picture; take it out or convert it");
            } else if (bytes > MOST_BYTES) {
                problems.report(file.fileName(), "the file is longer than " + MOST_BYTES + " bytes");
            } else {
                checksum.add(file.fileName(), HexFormat.of().formatHex(digest.digest()));
                rows.add(new EncodedPicture(file.fileName(), () -> bytes(file)), label);
            }
        } catch (IOException e) {
            problems.report(file.fileName(), "cannot be read: " + reason(e));
        }
    }

    /** What is in {@link #chunk} and all that follows; how many bytes that is. */
    private long digest(InputStream in, int first, MessageDigest digest) throws IOException {
        long bytes = 0;
        for (int size = first; size > 0; size = in.readNBytes(chunk, 0, CHUNK_BYTES)) {
            digest.update(chunk, 0, size);
            bytes += size;
        }
        return bytes;
    }

    private static boolean startsWith(byte[] bytes, byte[] sign) {
        return bytes.length >= sign.length && Arrays.equals(bytes, 0, sign.length, sign, 0, sign.length);
    }

    private static byte[] bytes(TextSource file) throws IOException {
        try (InputStream in = file.opener().open()) {
            return in.readNBytes(MOST_BYTES);
        }
    }

    /** The names of these exceptions say more than their messages, which are paths. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file";
            case AccessDeniedException _ -> "its permissions forbid it";
            default -> String.valueOf(e.getMessage());
        };
    }

    Images build(Source source) {
        problems.checkGoodRows(rows.size());
        return rows.build(source);
    }

    String sha256() {
        return checksum.sha256();
    }
}
