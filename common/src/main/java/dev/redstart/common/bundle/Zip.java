package dev.redstart.common.bundle;

import dev.redstart.common.model.ModelException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A bundle as a zip file. Nothing is ever unpacked to the disk. */
record Zip(Path path) implements Container {
    /** Deflate reaches 1000:1 on zeros; no model is so empty. */
    private static final long MAX_RATIO = 200;

    private static final long ANY_RATIO_BELOW = 1 << 20;

    @Override
    public Map<String, Long> files() throws IOException {
        Map<String, Long> files = new TreeMap<>();
        try (ZipFile zip = open()) {
            Iterator<? extends ZipEntry> entries = zip.entries().asIterator();
            while (entries.hasNext()) {
                ZipEntry entry = entries.next();
                if (entry.isDirectory()
                        && BundlePath.isValid(
                                entry.getName().substring(0, entry.getName().length() - 1))) {
                    continue;
                }
                check(entry, files.size());
                if (files.put(entry.getName(), entry.getSize()) != null) {
                    throw new ModelException(path + " has '" + entry.getName() + "' twice");
                }
            }
        }
        return files;
    }

    private void check(ZipEntry entry, int count) {
        String name = BundlePath.printable(entry.getName());
        if (!BundlePath.isValid(entry.getName())) {
            throw new ModelException(path + " has an entry that no bundle has: '" + name + "'");
        }
        if (entry.getSize() > ANY_RATIO_BELOW && entry.getSize() / MAX_RATIO > entry.getCompressedSize()) {
            throw new ModelException(path + " is not opened: '" + name + "' would grow from "
                    + entry.getCompressedSize() + " to " + entry.getSize() + " bytes");
        }
        if (count == MAX_FILES) {
            throw new ModelException(path + " has more than " + MAX_FILES + " files, so it is no bundle");
        }
    }

    @Override
    public ReadableByteChannel open(String file) throws IOException {
        ZipFile zip = open();
        try {
            return Channels.newChannel(closingBoth(zip, file));
        } catch (IOException | RuntimeException e) {
            zip.close();
            throw e;
        }
    }

    private static InputStream closingBoth(ZipFile zip, String file) throws IOException {
        ZipEntry entry = zip.getEntry(file);
        InputStream in = entry == null ? null : zip.getInputStream(entry);
        if (in == null) {
            throw new NoSuchFileException(file);
        }
        return new FilterInputStream(in) {
            @Override
            public void close() throws IOException {
                try (zip) {
                    super.close();
                }
            }
        };
    }

    private ZipFile open() throws IOException {
        try {
            return new ZipFile(path.toFile());
        } catch (IllegalArgumentException e) {
            throw new IOException("its list of files cannot be read: " + e.getMessage(), e);
        }
    }
}
