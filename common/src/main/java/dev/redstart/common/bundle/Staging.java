package dev.redstart.common.bundle;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A hidden folder beside a bundle's (or a search index's) place, in which it is made or to which it is moved to die.
 *
 * <p>Its owner holds a lock in it. The system lets the lock go when the process ends, however it ends, so who gets the
 * lock of a staging folder knows that nobody works in it any more: that is how left-overs of killed processes are found
 * and deleted.
 */
public final class Staging implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Staging.class);
    private static final String GLOB = ".redstart-*.tmp";

    /** A younger folder may belong to someone who is about to take its lock. */
    private static final Duration YOUNG = Duration.ofMinutes(1);

    /**
     * Those of this process: POSIX forgets a process' lock when the process closes any channel of that file, so it must
     * not look.
     */
    private static final Set<Path> OURS = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;

    private Staging(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** A new staging folder in a parent that exists; deletes left-overs there first. */
    public static Staging in(Path parent) throws IOException {
        Path realParent = parent.toRealPath();
        deleteLeftOvers(realParent);
        Path folder = realParent.resolve(".redstart-" + UUID.randomUUID() + ".tmp");
        OURS.add(folder);
        try {
            Files.createDirectory(folder);
            return new Staging(folder, locked(folder));
        } catch (IOException e) {
            OURS.remove(folder);
            DurableFiles.deleteTree(folder);
            throw e;
        }
    }

    private static FileChannel locked(Path folder) throws IOException {
        FileChannel channel = FileChannel.open(lockOf(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** Where the bundle is made; not created yet. */
    public Path bundle() {
        return folder.resolve("bundle");
    }

    /** Another place in the staging folder. */
    Path zip() {
        return folder.resolve("bundle.zip");
    }

    /** Deletes the folder with what is still in it. */
    @Override
    public void close() {
        try (lock) {
            DurableFiles.deleteTree(bundle());
        } catch (IOException e) {
            LOG.warn("{} could not be emptied: {}", folder, DurableFiles.reason(e));
        }
        deleteQuietly(folder);
        OURS.remove(folder);
    }

    private static void deleteLeftOvers(Path parent) {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, GLOB)) {
            for (Path folder : folders) {
                if (!OURS.contains(folder) && isOld(folder) && isAbandoned(folder)) {
                    LOG.info("deleting {}, left over by a process that was killed", folder);
                    deleteQuietly(folder);
                }
            }
        } catch (IOException e) {
            LOG.warn("left-overs in {} could not be looked for: {}", parent, DurableFiles.reason(e));
        }
    }

    private static boolean isOld(Path folder) throws IOException {
        return Files.getLastModifiedTime(folder)
                .toInstant()
                .isBefore(Instant.now().minus(YOUNG));
    }

    private static boolean isAbandoned(Path folder) throws IOException {
        if (!Files.exists(lockOf(folder))) {
            return true;
        }
        try (FileChannel channel = FileChannel.open(lockOf(folder), StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private static Path lockOf(Path folder) {
        return folder.resolve("lock");
    }

    private static void deleteQuietly(Path folder) {
        try {
            DurableFiles.deleteTree(folder);
        } catch (IOException e) {
            LOG.warn("{} could not be deleted: {}", folder, DurableFiles.reason(e));
        }
    }
}
