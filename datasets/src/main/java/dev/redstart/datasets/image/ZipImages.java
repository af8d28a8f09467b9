package dev.redstart.datasets.image;

import dev.redstart.common.data.DataException;
import dev.redstart.datasets.text.TextSource;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/** The files of an image set in a zip archive, which is never unpacked to the disk. */
public final class ZipImages {
    private static final int MOST_ENTRIES = 200_000;
    /** Pictures hardly shrink, IDX files 3 to 10 times; deflate's limit, which bombs use, is about 1,000. */
    private static final long MOST_RATIO = 50;

    private static final long FREE_BYTES = 1 << 20;

    private ZipImages() {}

    /**
     * The files of an archive on the disk. It stays open as long as somebody holds one of them: {@link ZipFile} closes itself when nobody does.
     */
    public static ImageFiles in(Path archive) {
        String name = String.valueOf(archive.getFileName());
        try {
            return files(new ZipFile(archive.toFile()), name);
        } catch (ZipException e) {
            throw new DataException(name + ": this is no zip archive, or a damaged one: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new DataException(name + ": cannot be read: " + e.getMessage(), e);
        }
    }

    private static ImageFiles files(ZipFile zip, String name) {
        if (zip.size() > MOST_ENTRIES) {
            throw new DataException(name + ": the archive holds " + zip.size() + " files, more than " + MOST_ENTRIES);
        }
        List<TextSource> files = new ArrayList<>();
        List<String> folders = new ArrayList<>();
        for (ZipEntry entry : Collections.list(zip.entries())) {
            String path = checked(entry.getName(), name);
            if (entry.isDirectory()) {
                folders.add(path);
            } else if (!ImageFiles.isHidden(path)) {
                files.add(new TextSource(path, path, null, () -> limited(zip, entry)));
            }
        }
        return sorted(name, files, folders);
    }

    private static ImageFiles sorted(String name, List<TextSource> files, List<String> folders) {
        files.sort(Comparator.comparing(TextSource::fileName));
        List<String> empty = folders.stream()
                .filter(folder -> !ImageFiles.isHidden(folder))
                .filter(folder ->
                        files.stream().noneMatch(file -> file.fileName().startsWith(folder)))
                .map(folder -> folder.substring(0, folder.length() - 1))
                .sorted()
                .toList();
        return ImageFiles.of(name, files, empty);
    }

    /** Nothing is unpacked to the disk, but a path that climbs is a sign of malice, and its label would be nonsense. */
    private static String checked(String path, String archive) {
        boolean climbs = path.startsWith("/")
                || path.contains("\\")
                || path.contains(":")
                || List.of(path.split("/")).contains("..");
        if (climbs) {
            throw new DataException(archive + ": '" + path + "' points outside of the archive");
        }
        return path;
    }

    private static InputStream limited(ZipFile zip, ZipEntry entry) throws IOException {
        return new Limited(
                zip.getInputStream(entry), entry.getCompressedSize() * MOST_RATIO + FREE_BYTES, entry.getName());
    }

    /** An archive that comes with Redstart, in memory. */
    public static ImageFiles in(TextSource bundled) {
        List<TextSource> files = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(bundled.opener().open())) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readAllBytes();
                String path = entry.getName();
                files.add(new TextSource(path, path, null, () -> new ByteArrayInputStream(bytes)));
            }
        } catch (IOException e) {
            throw new DataException(bundled.fileName() + ": cannot be read: " + e.getMessage(), e);
        }
        return sorted(bundled.name(), files, List.of()).called(bundled.name(), bundled.licence());
    }

    /** A stream that ends with an error where an honest one would have ended long before. */
    private static final class Limited extends FilterInputStream {
        private final String name;
        private long left;

        private Limited(InputStream in, long most, String name) {
            super(in);
            this.left = most;
            this.name = name;
        }

        @Override
        public int read() throws IOException {
            int value = super.read();
            count(value < 0 ? 0 : 1);
            return value;
        }

        @Override
        public int read(byte[] target, int from, int length) throws IOException {
            int size = super.read(target, from, length);
            count(Math.max(size, 0));
            return size;
        }

        private void count(int size) {
            left -= size;
            if (left < 0) {
                throw new DataException(
                        name + ": it unpacks to more than " + MOST_RATIO + " times its size, as only a bomb does");
            }
        }
    }
}
