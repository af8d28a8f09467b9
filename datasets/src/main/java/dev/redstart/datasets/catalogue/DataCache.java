package dev.redstart.datasets.catalogue;

import dev.redstart.common.data.DataException;
import dev.redstart.common.train.ProgressListener;
import dev.redstart.datasets.catalogue.DataEntry.DataFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory in which data sets lie that were fetched, one folder each.
 *
 * <p>A folder is there only when it is whole: it is made under another name and moved. What an interrupted fetch got is kept, and the next
 * one goes on from there. Two processes cannot fetch one set at once.
 */
public final class DataCache {
    private static final Logger LOG = LoggerFactory.getLogger(DataCache.class);

    private final Path directory;

    private DataCache(Path directory) {
        this.directory = directory.toAbsolutePath();
    }

    /** The directory need not exist yet. */
    public static DataCache at(Path directory) {
        return new DataCache(directory);
    }

    /** Whether {@link #path} gives the set without a download: bundled, or fetched before. */
    public boolean has(DataEntry entry) {
        return entry.bundled() || Files.isDirectory(folder(entry));
    }

    /**
     * The folder of a set; a bundled one is copied out first, with its licence note.
     *
     * @throws DataException if the set has to be fetched first
     */
    public Path path(DataEntry entry) {
        if (Files.isDirectory(folder(entry))) {
            return folder(entry);
        }
        if (!entry.bundled()) {
            throw new DataException(entry.name() + " has not been fetched: redstart datasets fetch " + entry.name());
        }
        return fetch(entry, ProgressListener.SILENT);
    }

    /**
     * Downloads a set, going on where an earlier attempt stopped, checks and unpacks it. Does nothing if that was done before.
     *
     * @param listener hears of bytes
     * @return the folder of the set
     */
    public Path fetch(DataEntry entry, ProgressListener listener) {
        if (Files.isDirectory(folder(entry))) {
            return folder(entry);
        }
        try {
            Files.createDirectories(directory);
            try (FileChannel lockFile = FileChannel.open(
                            hidden(entry, "lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(lockFile, entry)) {
                LOG.debug("fetching {} under {}", entry.name(), lock);
                return fetchLocked(entry, listener);
            }
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            throw new DataException(
                    "cannot write " + e.getFile() + ": " + reason + ". Choose another directory for data", e);
        } catch (ClosedByInterruptException e) {
            throw new DataException("the fetch was interrupted", e);
        } catch (IOException e) {
            throw new DataException(entry.name() + " cannot be stored in " + directory + ": " + e.getMessage(), e);
        }
    }

    private static FileLock lock(FileChannel file, DataEntry entry) throws IOException {
        try {
            FileLock lock = file.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException e) {
            LOG.debug("another thread holds the lock", e);
        }
        throw new DataException(entry.name() + " is being fetched by another process; wait until it is done");
    }

    private Path fetchLocked(DataEntry entry, ProgressListener listener) throws IOException {
        if (Files.isDirectory(folder(entry))) {
            return folder(entry);
        }
        Path unfinished = hidden(entry, "unfinished");
        deleteTree(unfinished);
        Files.createDirectories(unfinished);
        if (entry.bundled()) {
            copy(entry, unfinished);
        } else {
            download(entry, listener);
            for (DataFile file : entry.files()) {
                unpack(file, part(entry, file), unfinished);
            }
        }
        moveAtomically(unfinished, folder(entry));
        LOG.info("{} is in {}", entry.name(), folder(entry));
        return folder(entry);
    }

    /** All files before any is unpacked, so that an interrupted fetch keeps what it got. */
    private void download(DataEntry entry, ProgressListener listener) throws IOException {
        for (DataFile file : entry.files()) {
            Path part = part(entry, file);
            new Download(file, part, "fetch " + entry.name(), listener).run();
            Checksum.check(part, file, entry.homepage());
        }
    }

    private Path part(DataEntry entry, DataFile file) {
        int number = entry.files().indexOf(file);
        return hidden(entry, number == 0 ? "part" : "part" + number);
    }

    private static void unpack(DataFile file, Path part, Path target) throws IOException {
        if (file.name().endsWith(".zip")) {
            Unzip.of(part, file.name()).into(target);
            Files.delete(part);
        } else {
            Files.move(part, target.resolve(file.name()));
        }
    }

    private static void copy(DataEntry entry, Path target) throws IOException {
        try (InputStream data = entry.resource().opener().open();
                InputStream notice = entry.notice().opener().open()) {
            Files.copy(data, target.resolve(entry.file().name()));
            Files.copy(notice, target.resolve("NOTICE.txt"));
        }
    }

    private static void moveAtomically(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            LOG.warn("{} moves without the file system's promise that it is whole: {}", to, e.getMessage());
            Files.move(from, to);
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (Files.isDirectory(root)) {
            try (Stream<Path> paths = Files.walk(root)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }

    private Path folder(DataEntry entry) {
        return directory.resolve(entry.name());
    }

    private Path hidden(DataEntry entry, String what) {
        return directory.resolve("." + entry.name() + "." + what);
    }
}
