package dev.redstart.datasets.catalogue;

import dev.redstart.common.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** Unpacks an archive: nothing outside of the target, no more bytes and files than an honest archive has. */
final class Unzip {
    private static final int MAX_FILES = 10_000;
    /** Text shrinks 3 to 10 times; deflate's limit, which bombs use, is about 1,000. */
    private static final long MAX_RATIO = 50;

    private static final long FREE_BYTES = 1 << 20;

    private final Path archive;
    private final String name;
    private long bytesLeft;

    private Unzip(Path archive, String name) throws IOException {
        this.archive = archive;
        this.name = name;
        this.bytesLeft = Files.size(archive) * MAX_RATIO + FREE_BYTES;
    }

    /** @param name what messages call the archive */
    static Unzip of(Path archive, String name) throws IOException {
        return new Unzip(archive, name);
    }

    /** Unpacks into an existing folder; if all files lie in one folder of the archive, that folder is left out of their paths. */
    void into(Path target) throws IOException {
        try (ZipFile zip = new ZipFile(archive.toFile())) {
            if (zip.size() > MAX_FILES) {
                throw new DataException(name + ": the archive holds " + zip.size() + " files, more than " + MAX_FILES);
            }
            List<? extends ZipEntry> files =
                    zip.stream().filter(entry -> !entry.isDirectory()).toList();
            int common = commonFolder(files).length();
            for (ZipEntry file : files) {
                unpack(zip, file, target.resolve(checked(file.getName().substring(common), target)));
            }
        } catch (ZipException e) {
            throw new DataException(name + ": this is no zip archive: " + e.getMessage(), e);
        }
    }

    private static String commonFolder(List<? extends ZipEntry> files) {
        if (files.isEmpty()) {
            return "";
        }
        String first = files.getFirst().getName();
        String folder = first.substring(0, first.indexOf('/') + 1);
        return files.stream().allMatch(file -> file.getName().startsWith(folder)) ? folder : "";
    }

    /** A path in an archive may climb out of the folder into which it is unpacked ("zip slip"). */
    private String checked(String path, Path target) {
        boolean inside =
                !path.contains("\\") && target.resolve(path).normalize().startsWith(target.normalize());
        if (!inside) {
            throw new DataException(name + ": '" + path + "' would be unpacked outside of its folder");
        }
        return path;
    }

    private void unpack(ZipFile zip, ZipEntry file, Path target) throws IOException {
        Path parent = target.getParent();
        if (parent != null) {
            Files.createDirectories(parent);
        }
        try (InputStream in = zip.getInputStream(file);
                OutputStream out = Files.newOutputStream(target)) {
            copy(in, out);
        }
    }

    private void copy(InputStream in, OutputStream out) throws IOException {
        byte[] chunk = new byte[1 << 16];
        for (int size = in.read(chunk); size >= 0; size = in.read(chunk)) {
            bytesLeft -= size;
            if (bytesLeft < 0) {
                throw new DataException(name + ": the archive unpacks to more than " + MAX_RATIO + " times its size");
            }
            out.write(chunk, 0, size);
        }
    }
}
