package dev.redstart.nlp.search;

import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.bundle.Staging;
import dev.redstart.common.data.Source;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.store.NIOFSDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of an index: {@code films/1}, {@code films/2} ..., of which the last one counts. Each is made beside them and gets its name
 * in one step, so there is never half an index; then the older ones are deleted.
 */
final class IndexFolder {
    /** Makes an index in a folder that is empty. */
    @FunctionalInterface
    interface Making {
        IndexContents in(Path folder) throws IOException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(IndexFolder.class);
    private static final String LUCENE = "lucene";
    private static final String NUMBER = "[1-9][0-9]{0,8}";
    private static final int ATTEMPTS = 100;

    private final Path folder;

    private IndexFolder(Path folder) {
        this.folder = folder;
    }

    static IndexFolder of(Path folder) {
        return new IndexFolder(folder);
    }

    /** Memory mapping where the system can, ordinary reads elsewhere, as in native binaries. */
    static Directory directory(Path folder) throws IOException {
        try {
            return new MMapDirectory(folder);
        } catch (LinkageError | UnsupportedOperationException e) {
            LOG.debug("files cannot be mapped into memory ({}); they are read instead", e.toString());
            return new NIOFSDirectory(folder);
        }
    }

    /** The Lucene index of a version. */
    static Directory existing(Path version) throws IOException {
        Path lucene = version.resolve(LUCENE);
        if (!Files.isDirectory(lucene)) {
            // Lucene would create it.
            throw new NoSuchFileException(lucene.toString());
        }
        return directory(lucene);
    }

    /** The folder of the last version. */
    Path last() {
        List<Integer> versions = versions();
        if (versions.isEmpty()) {
            throw new UnknownModelException("there is no search index in " + folder);
        }
        return folder.resolve(String.valueOf(versions.getLast()));
    }

    private List<Integer> versions() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> children = Files.list(folder)) {
            return children.map(child -> String.valueOf(child.getFileName()))
                    .filter(name -> name.matches(NUMBER))
                    .map(Integer::valueOf)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ModelException("cannot read " + folder + ": " + DurableFiles.reason(e), e);
        }
    }

    IndexDescription publish(Source source, Making making) {
        try {
            DurableFiles.createFolders(folder);
            try (Staging staging = Staging.in(folder)) {
                Files.createDirectory(staging.bundle());
                IndexContents contents = making.in(staging.bundle().resolve(LUCENE));
                IndexDescription made = name(staging.bundle(), source, contents);
                deleteOlder(made.version());
                return made;
            }
        } catch (IOException e) {
            throw new ModelException("cannot write the search index " + folder + ": " + DurableFiles.reason(e), e);
        }
    }

    /** Another process may take a number first. */
    private IndexDescription name(Path staged, Source source, IndexContents contents) throws IOException {
        Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        for (int attempt = 1; ; attempt++) {
            List<Integer> versions = versions();
            int version = versions.isEmpty() ? 1 : versions.getLast() + 1;
            IndexDescription description = new IndexDescription(
                    version, now, source, contents.documents(), contents.tokenizer(), contents.vectors());
            IndexManifest.write(description, staged);
            try {
                DurableFiles.move(staged, folder.resolve(String.valueOf(version)));
                return description;
            } catch (FileSystemException e) {
                if (attempt == ATTEMPTS || !versions().contains(version)) {
                    throw e;
                }
            }
        }
    }

    private void deleteOlder(int than) {
        for (int version : versions()) {
            if (version < than) {
                deleteQuietly(folder.resolve(String.valueOf(version)));
            }
        }
    }

    /** Windows keeps files that somebody reads; the next index made here tries again. */
    private static void deleteQuietly(Path version) {
        try {
            DurableFiles.deleteTree(version);
        } catch (IOException e) {
            LOG.debug("{} could not be deleted: {}", version, DurableFiles.reason(e));
        }
    }
}
