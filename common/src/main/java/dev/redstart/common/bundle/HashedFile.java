package dev.redstart.common.bundle;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;

/** A new file whose SHA-256 is computed while it is written, so that its bytes are touched once. */
final class HashedFile implements WritableByteChannel {
    private final FileChannel channel;
    private final MessageDigest digest = Sha256.digest();
    private long bytes;

    HashedFile(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public int write(ByteBuffer source) throws IOException {
        int count = source.remaining();
        digest.update(source.duplicate());
        while (source.hasRemaining()) {
            channel.write(source);
        }
        bytes += count;
        return count;
    }

    /** Waits until the bytes are on the disk. */
    BundleFile finish(String path) throws IOException {
        channel.force(true);
        return new BundleFile(path, bytes, HexFormat.of().formatHex(digest.digest()));
    }

    @Override
    public boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
