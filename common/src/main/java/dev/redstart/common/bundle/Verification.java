package dev.redstart.common.bundle;

import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * The check of a bundle before anything in it is used: the files are those of the manifest, no more and no fewer, each
 * with its size and checksum. Finds damage, not malice: who can change a file can change its checksum too.
 */
final class Verification {
    /** More than fits into any memory that a model is loaded into today. */
    private static final long MAX_BYTES = 1L << 38;

    private final Container container;

    Verification(Container container) {
        this.container = container;
    }

    /** The manifest alone, checked against its own checksum: a few kilobytes, whatever the size of the model. */
    Contents manifest() throws IOException {
        byte[] manifest = small(Contents.MANIFEST, ManifestReader.MAX_BYTES);
        Contents contents = ManifestReader.read(manifest, where(Contents.MANIFEST));
        byte[] line = small(Contents.MANIFEST_SHA256, 1000);
        if (!new String(line, StandardCharsets.ISO_8859_1).equals(checksumLine(manifest))) {
            throw damaged(Contents.MANIFEST, "it does not fit the checksum in " + Contents.MANIFEST_SHA256);
        }
        return contents;
    }

    /** Everything. */
    Contents all() throws IOException {
        Map<String, Long> found = new HashMap<>(container.files());
        requireFile(found, Contents.MANIFEST);
        requireFile(found, Contents.MANIFEST_SHA256);
        Contents contents = manifest();
        checkNames(contents, found);
        long total = 0;
        for (BundleFile file : contents.files()) {
            total += file.bytes();
            if (total > MAX_BYTES) {
                throw new ModelException(
                        container.path() + " has more than " + MAX_BYTES + " bytes, so it is no bundle");
            }
            checkBytes(file);
        }
        return contents;
    }

    /** What {@code sha256sum manifest.json} prints, so that {@code sha256sum -c} can check it. */
    static String checksumLine(byte[] manifest) {
        return Sha256.of(manifest) + "  " + Contents.MANIFEST + "\n";
    }

    private void checkNames(Contents contents, Map<String, Long> found) {
        found.remove(Contents.MANIFEST);
        found.remove(Contents.MANIFEST_SHA256);
        for (BundleFile file : contents.files()) {
            if (!BundlePath.isValid(file.path())) {
                throw damaged(Contents.MANIFEST, "it lists a file '" + BundlePath.printable(file.path()) + "'");
            }
            requireFile(found, file.path());
            long bytes = found.remove(file.path());
            if (bytes != file.bytes()) {
                throw damaged(file.path(), "it has " + bytes + " bytes, expected " + file.bytes());
            }
        }
        if (!found.isEmpty()) {
            throw new ModelException(where(found.keySet().iterator().next())
                    + " does not belong to the bundle: its manifest does not list it");
        }
    }

    private void requireFile(Map<String, Long> found, String file) {
        if (!found.containsKey(file)) {
            throw new ModelException(where(file) + " is missing");
        }
    }

    private void checkBytes(BundleFile file) throws IOException {
        MessageDigest digest = Sha256.digest();
        ByteBuffer block = ByteBuffer.allocate(1 << 16);
        long bytes = 0;
        try (ReadableByteChannel in = container.open(file.path())) {
            while (bytes <= file.bytes() && in.read(block.clear()) >= 0) {
                bytes += block.position();
                digest.update(block.flip());
            }
        } catch (IOException e) {
            throw unreadable(file.path(), e);
        }
        if (bytes != file.bytes() || !HexFormat.of().formatHex(digest.digest()).equals(file.sha256())) {
            throw damaged(file.path(), "its checksum is not that of the manifest");
        }
    }

    /** A file that fits into memory whatever it says of itself. */
    private byte[] small(String file, int maxBytes) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(1 << 12);
        try (ReadableByteChannel in = container.open(file)) {
            while (in.read(bytes) >= 0) {
                if (bytes.position() > maxBytes) {
                    throw damaged(file, "it has more than " + maxBytes + " bytes");
                }
                bytes = bytes.hasRemaining()
                        ? bytes
                        : ByteBuffer.allocate(bytes.capacity() * 2).put(bytes.flip());
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private String where(String file) {
        return container.path() + "/" + file;
    }

    private ModelException unreadable(String file, IOException e) {
        return new ModelException(where(file) + " cannot be read: " + DurableFiles.reason(e), e);
    }

    private ModelException damaged(String file, String problem) {
        return new ModelException(where(file) + " is damaged: " + problem);
    }
}
