package dev.redstart.common.bundle;

import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A model as a directory or a {@code .zip} of the same content: manifest, model card, arrays and ids; nothing that
 * could be executed.
 *
 * <p>Writing is all or nothing, also when the process is killed or the disk is full. Reading checks everything before
 * it uses anything; a damaged bundle is a {@link ModelException} of one line that names the file.
 */
public final class Bundle {
    private Bundle() {}

    /**
     * Writes a bundle.
     *
     * @param target a name that does not exist yet; a zip if it ends with {@code .zip}
     * @throws ModelException if it exists or cannot be written; nothing is left behind then
     */
    public static <M> void write(Path target, Manifest manifest, M model, BundleFormat<M> format) {
        if (Files.exists(target)) {
            throw new ModelException(
                    "cannot write " + target + ": it exists already, and a bundle is never overwritten");
        }
        try (BundleDraft draft = BundleDraft.write(DurableFiles.folderOf(target), model, format)) {
            if (isZip(target)) {
                draft.zipTo(target, manifest);
            } else {
                draft.moveTo(target, manifest);
            }
        }
    }

    /**
     * Checks a bundle and opens it.
     *
     * @throws ModelException if it is missing, damaged, or written by a newer version
     */
    public static BundleReader open(Path directoryOrZip) {
        Container container = container(directoryOrZip);
        try {
            return new BundleReader(container, new Verification(container).all());
        } catch (IOException e) {
            throw unreadable(directoryOrZip, e);
        }
    }

    /** Checks a bundle and reads its model. */
    public static <M> M read(Path directoryOrZip, BundleFormat<M> format) {
        return open(directoryOrZip).model(format);
    }

    /** The manifest alone, checked by its own checksum: cheap, whatever the size of the model. */
    public static Manifest manifest(Path directoryOrZip) {
        try {
            return new Verification(container(directoryOrZip)).manifest().manifest();
        } catch (IOException e) {
            throw unreadable(directoryOrZip, e);
        }
    }

    /**
     * Deletes a bundle, or a folder of bundles, so that nobody sees a part of it: it is renamed away first.
     *
     * @throws ModelException if it cannot be renamed; it is whole then
     */
    public static void delete(Path target) {
        try (Staging staging = Staging.in(DurableFiles.folderOf(target))) {
            DurableFiles.move(target, staging.bundle());
            // Before its files go, or a power cut could bring back a bundle that lacks some.
            DurableFiles.syncFolder(DurableFiles.folderOf(target));
        } catch (IOException e) {
            throw new ModelException("cannot delete " + target + ": " + DurableFiles.reason(e), e);
        }
    }

    private static Container container(Path path) {
        if (Files.isDirectory(path)) {
            return new Folder(path);
        }
        if (Files.isRegularFile(path)) {
            return new Zip(path);
        }
        throw new ModelException(path + " does not exist; a bundle is a directory or a .zip file");
    }

    private static boolean isZip(Path target) {
        return target.toString().endsWith(".zip");
    }

    private static ModelException unreadable(Path path, IOException e) {
        return new ModelException(path + " cannot be read: " + DurableFiles.reason(e), e);
    }
}
