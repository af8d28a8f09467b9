package dev.redstart.common.registry;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/** The turn to change a registry: one thread of one process at a time. A process that dies loses it. */
final class RegistryLock implements AutoCloseable {
    /** A file lock belongs to the whole process, so its threads take turns here first. */
    private static final Map<Path, ReentrantLock> TURNS = new ConcurrentHashMap<>();

    private static final Duration PAUSE = Duration.ofMillis(5);

    private final ReentrantLock turn;
    private final FileChannel channel;

    private RegistryLock(ReentrantLock turn, FileChannel channel) {
        this.turn = turn;
        this.channel = channel;
    }

    /** Waits for the turn. */
    static RegistryLock take(Path directory) throws IOException {
        Path real = directory.toRealPath();
        ReentrantLock turn = TURNS.computeIfAbsent(real, key -> new ReentrantLock());
        turn.lock();
        try {
            return new RegistryLock(turn, locked(real.resolve(".lock")));
        } catch (IOException | RuntimeException e) {
            turn.unlock();
            throw e;
        }
    }

    private static FileChannel locked(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            lock(channel);
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /**
     * Waits for other processes, and for copies of this class in other class loaders, which Java does not let wait by
     * itself.
     */
    private static void lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                channel.lock();
                return;
            } catch (OverlappingFileLockException e) {
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }

    @Override
    public void close() throws IOException {
        try {
            channel.close();
        } finally {
            turn.unlock();
        }
    }
}
