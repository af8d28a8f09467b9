package dev.redstart.common.registry;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.BundleDraft;
import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Models by name and version in a directory: {@code shop/1}, {@code shop/2} ... are bundles that never change, and
 * {@code shop/aliases.json} gives some of them names such as {@code production}.
 *
 * <p>Any number of processes may use one registry. A version appears whole, by a rename, or not at all, and its number
 * is never given again. Writers take turns by a lock that the system drops when a process dies; readers take none, and
 * ask the disk each time, so they see what others publish.
 *
 * <p>A reference names a version: {@code shop} is the one with the alias {@value #PRODUCTION}, or else the newest;
 * {@code shop@3} is version 3; {@code shop@canary} is the one with that alias.
 */
public final class ModelRegistry {
    /** The alias that a reference without version looks for first. */
    public static final String PRODUCTION = "production";

    private static final Logger LOG = LoggerFactory.getLogger(ModelRegistry.class);
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");

    private final Path directory;

    private ModelRegistry(Path directory) {
        this.directory = directory;
    }

    /** The registry in this directory, which is created by the first publishing. */
    public static ModelRegistry at(Path directory) {
        return new ModelRegistry(directory);
    }

    public Path directory() {
        return directory;
    }

    /**
     * Writes a model as the next version of its name.
     *
     * @param name lower-case letters, digits, {@code .}, {@code _} and {@code -}, at most 64
     * @throws ModelException if it cannot be written; nothing has changed then
     */
    public <M> ModelVersion publish(String name, M model, BundleFormat<M> format, PublishNotes notes) {
        checkName(name);
        try (BundleDraft draft = BundleDraft.write(directory, model, format)) {
            return locked(name, versions -> {
                int version = versions.create();
                try {
                    draft.moveTo(versions.path(version), manifest(name, version, format.kind(), notes));
                } finally {
                    versions.removeIfEmpty();
                }
                return version(versions, version);
            });
        }
    }

    private static Manifest manifest(String name, int version, String kind, PublishNotes notes) {
        return new Manifest(
                kind,
                name,
                Integer.toString(version),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                notes.provenance(),
                notes.split(),
                notes.metrics(),
                notes.baselineMetrics());
    }

    /** Names of all models that have a version, in order. */
    public List<String> names() {
        return VersionFolder.namesIn(directory, NAME).stream()
                .filter(name -> !folder(name).numbers().isEmpty())
                .toList();
    }

    /**
     * Numbers of all versions, rising; looks at no version, so it answers for damaged ones too.
     *
     * @throws UnknownModelException if there is no such model
     */
    public List<Integer> versionNumbers(String name) {
        return known(name).numbers();
    }

    /**
     * All versions, oldest first.
     *
     * @throws UnknownModelException if there is no such model
     * @throws ModelException if the manifest of a version is damaged
     */
    public List<ModelVersion> versions(String name) {
        VersionFolder folder = known(name);
        List<ModelVersion> versions = new ArrayList<>();
        for (int number : folder.numbers()) {
            try {
                versions.add(version(folder, number));
            } catch (UnknownModelException e) {
                LOG.debug("version {} of {} was deleted while it was listed", number, name);
            }
        }
        return versions;
    }

    /**
     * The version that a reference names. Reads two small files; the bundle itself is checked when it is opened.
     *
     * @param reference {@code shop}, {@code shop@3} or {@code shop@canary}
     * @throws UnknownModelException if there is no such model, version or alias; the message says what there is
     */
    public ModelVersion resolve(String reference) {
        try {
            return look(reference);
        } catch (UnknownModelException e) {
            // An alias may have moved, and its old version been deleted, between reading the one and the other.
            return look(reference);
        }
    }

    private ModelVersion look(String reference) {
        VersionFolder folder = known(nameIn(reference));
        return version(folder, number(folder, reference));
    }

    /**
     * The number of the version that a reference names; looks at no version, so it answers for damaged ones too.
     *
     * @throws UnknownModelException as {@link #resolve}
     */
    public int versionNumber(String reference) {
        return number(known(nameIn(reference)), reference);
    }

    private static String nameIn(String reference) {
        int at = reference.indexOf('@');
        return at < 0 ? reference : reference.substring(0, at);
    }

    private static int number(VersionFolder folder, String reference) {
        int at = reference.indexOf('@');
        return at < 0 ? folder.usual() : folder.number(reference.substring(at + 1));
    }

    /**
     * A number that changes when a version or alias of a model appears, changes or goes: what a server asks again and
     * again. Looks at names and times only; 0 if there is no such model.
     */
    public long fingerprint(String name) {
        return NAME.matcher(name).matches() ? folder(name).fingerprint() : 0;
    }

    /**
     * Gives a version a name, or moves the name to it; both at once, and for every process.
     *
     * @param alias begins with a letter, otherwise as model names
     */
    public void alias(String name, String alias, int version) {
        Aliases.checkName(alias);
        known(name);
        locked(name, folder -> {
            folder.require(version);
            folder.aliases().with(alias, version).write();
            return version;
        });
    }

    /** Aliases with their version numbers, by name. */
    public Map<String, Integer> aliases(String name) {
        return known(name).aliases().versions();
    }

    /** @throws UnknownModelException if there is no such model or alias */
    public void removeAlias(String name, String alias) {
        known(name);
        locked(name, folder -> {
            int version = folder.number(Aliases.checkName(alias));
            folder.aliases().without(alias).write();
            return version;
        });
    }

    /**
     * Deletes a version; its number is not given again.
     *
     * @throws IllegalArgumentException if an alias points to it
     */
    public void delete(String name, int version) {
        known(name);
        locked(name, folder -> {
            folder.require(version);
            folder.delete(version);
            return version;
        });
    }

    /** Deletes a model with all its versions and aliases. */
    public void delete(String name) {
        known(name);
        locked(name, folder -> {
            Bundle.delete(folder.path());
            return name;
        });
    }

    private ModelVersion version(VersionFolder folder, int number) {
        Path path = folder.path(number);
        try {
            return new ModelVersion(folder.name(), number, path, Bundle.manifest(path));
        } catch (ModelException e) {
            folder.require(number);
            throw e;
        }
    }

    private VersionFolder folder(String name) {
        return new VersionFolder(directory.resolve(name));
    }

    private VersionFolder known(String name) {
        if (!NAME.matcher(name).matches() || folder(name).numbers().isEmpty()) {
            throw new UnknownModelException(
                    "there is no model '" + Choices.printable(name) + "'" + Choices.hint(name, names(), "model"));
        }
        return folder(name);
    }

    /** @throws IllegalArgumentException if no model can have this name: worth asking before a long training */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name of a model must be up to 64 lower-case letters, digits, '.', '_' or '-', got '"
                            + Choices.printable(name) + "'");
        }
    }

    private <T> T locked(String name, Change<T> change) {
        try (RegistryLock _ = RegistryLock.take(directory)) {
            return change.apply(folder(name));
        } catch (IOException e) {
            throw new ModelException("cannot change " + directory.resolve(name) + ": " + DurableFiles.reason(e), e);
        }
    }

    private interface Change<T> {
        T apply(VersionFolder folder) throws IOException;
    }
}
