package dev.redstart.common.bundle;

import dev.redstart.common.model.ModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A bundle whose model is on the disk, beside the place where it will stand, and which lacks only its manifest: its
 * version may be decided last. Nobody sees it before {@link #moveTo}; closing a draft that was not moved leaves nothing
 * behind.
 */
public final class BundleDraft implements AutoCloseable {
    private final Staging staging;
    private final BundleWriter writer;
    private final BundleFormat<?> format;

    private BundleDraft(Staging staging, BundleFormat<?> format) {
        this.staging = staging;
        this.writer = new BundleWriter(staging.bundle());
        this.format = format;
    }

    /**
     * Writes a model.
     *
     * @param folder where the bundle will stand, or a folder above it on the same disk; created if missing
     * @throws ModelException if it cannot be written: disk full, access denied
     */
    public static <M> BundleDraft write(Path folder, M model, BundleFormat<M> format) {
        try {
            DurableFiles.createFolders(folder);
            BundleDraft draft = new BundleDraft(Staging.in(folder), format);
            try {
                Files.createDirectory(draft.staging.bundle());
                format.write(model, draft.writer);
                return draft;
            } catch (IOException | RuntimeException e) {
                draft.close();
                throw e;
            }
        } catch (IOException e) {
            throw notWritten(folder, e);
        }
    }

    /**
     * Adds manifest and card, and gives the bundle its name in one step.
     *
     * @param target in an existing folder of the same disk; must not exist
     * @throws ModelException if the target exists or the disk is full; the draft can be moved elsewhere then
     */
    public void moveTo(Path target, Manifest manifest) {
        try {
            seal(manifest);
            move(staging.bundle(), target);
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    /** Like {@link #moveTo}, as a zip. */
    void zipTo(Path target, Manifest manifest) {
        try {
            seal(manifest);
            ZipWriter.write(staging.bundle(), staging.zip());
            move(staging.zip(), target);
        } catch (IOException e) {
            throw notWritten(target, e);
        }
    }

    @Override
    public void close() {
        staging.close();
    }

    private void seal(Manifest manifest) throws IOException {
        if (!manifest.kind().equals(format.kind())) {
            throw new IllegalArgumentException(
                    "kind of the manifest must be '" + format.kind() + "', got '" + manifest.kind() + "'");
        }
        List<BundleFile> files = new ArrayList<>(writer.files());
        BundleFile card = write(Contents.CARD, ModelCard.write(manifest, files).getBytes(StandardCharsets.UTF_8));
        files.add(card);
        Contents contents = new Contents(manifest, format.inputs(), format.outputs(), files);
        byte[] json = ManifestWriter.write(contents).getBytes(StandardCharsets.UTF_8);
        write(Contents.MANIFEST, json);
        write(Contents.MANIFEST_SHA256, Verification.checksumLine(json).getBytes(StandardCharsets.UTF_8));
        syncFolders();
    }

    private BundleFile write(String name, byte[] content) throws IOException {
        DurableFiles.write(staging.bundle().resolve(name), content);
        return new BundleFile(name, content.length, Sha256.of(content));
    }

    private void syncFolders() throws IOException {
        try (Stream<Path> tree = Files.walk(staging.bundle())) {
            for (Path folder : tree.filter(Files::isDirectory).toList()) {
                DurableFiles.syncFolder(folder);
            }
        }
    }

    private static void move(Path from, Path target) throws IOException {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        DurableFiles.move(from, target);
    }

    private static ModelException notWritten(Path target, IOException e) {
        return new ModelException("cannot write " + target + ": " + DurableFiles.reason(e), e);
    }
}
