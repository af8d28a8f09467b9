package dev.redstart.datasets.catalogue;

import dev.redstart.common.data.DataException;
import dev.redstart.datasets.catalogue.DataEntry.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Compares a downloaded file with what the catalogue says of it. */
final class Checksum {
    private Checksum() {}

    /** Deletes a file that is another one than expected, so that the next fetch starts afresh. */
    static void check(Path file, DataFile expected, String homepage) throws IOException {
        String actual = sha256(file);
        if (!actual.equals(expected.sha256())) {
            Files.delete(file);
            throw new DataException(expected.location() + ": the SHA-256 is " + actual + ", the catalogue says "
                    + expected.sha256() + ". The file was changed or damaged on its way; see " + homepage);
        }
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file);
                DigestInputStream digested = new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
            digested.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(digested.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
