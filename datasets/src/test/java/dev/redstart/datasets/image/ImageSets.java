package dev.redstart.datasets.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes small image sets in the formats of others. */
public final class ImageSets {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 1};

    private ImageSets() {}

    /** The first bytes of a PNG, which is all that a reader of data sets looks at. */
    public static byte[] png() {
        return PNG.clone();
    }

    /** Writes a file, and the folders above it. */
    public static Path write(Path folder, String name, byte[] bytes) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            return Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An IDX file of one or three dimensions. */
    public static byte[] idx(int[] sizes, int... values) {
        ByteBuffer file = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
        file.putInt(0x800 + sizes.length);
        for (int size : sizes) {
            file.putInt(size);
        }
        for (int value : values) {
            file.put((byte) value);
        }
        return file.array();
    }

    public static byte[] gzip(byte[] bytes) {
        var packed = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    /** A training part of two images of 2x1 pixels with labels 1 and 0, and a test part of one with label 2. */
    public static void mnist(Path folder) {
        write(folder, "train-images-idx3-ubyte.gz", gzip(idx(new int[] {2, 1, 2}, 10, 20, 30, 40)));
        write(folder, "train-labels-idx1-ubyte.gz", gzip(idx(new int[] {2}, 1, 0)));
        write(folder, "t10k-images-idx3-ubyte", idx(new int[] {1, 1, 2}, 50, 60));
        write(folder, "t10k-labels-idx1-ubyte", idx(new int[] {1}, 2));
    }

    /** An archive of files with these names and these bytes in all of them; a name with a slash at its end is a folder. */
    public static byte[] zip(byte[] bytes, String... names) {
        var archive = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(archive)) {
            for (String name : names) {
                out.putNextEntry(new ZipEntry(name));
                if (!name.endsWith("/")) {
                    out.write(bytes);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive.toByteArray();
    }
}
