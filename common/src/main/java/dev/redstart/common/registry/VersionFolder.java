package dev.redstart.common.registry;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The folder of one model: its versions, {@code aliases.json}, and after a deletion {@code next-version}. */
record VersionFolder(Path path) {
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    String name() {
        return path.getFileName().toString();
    }

    Path path(int version) {
        return path.resolve(Integer.toString(version));
    }

    Aliases aliases() {
        return Aliases.read(path.resolve("aliases.json"));
    }

    /** Numbers of all versions, rising; empty if there is no such folder. */
    List<Integer> numbers() {
        List<Integer> numbers = new ArrayList<>();
        namesIn(path, NUMBER).forEach(number -> numbers.add(Integer.valueOf(number)));
        Collections.sort(numbers);
        return numbers;
    }

    /** Sub-folders whose names match, in order; none if there is no such folder. */
    static List<String> namesIn(Path folder, Pattern pattern) {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> paths = Files.newDirectoryStream(folder)) {
            for (Path path : paths) {
                String name = path.getFileName().toString();
                if (pattern.matcher(name).matches() && Files.isDirectory(path)) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new ModelException(folder + " cannot be read: " + DurableFiles.reason(e), e);
        }
        Collections.sort(names);
        return names;
    }

    /** The version in production, or else the newest. */
    int usual() {
        Integer production = aliases().versions().get(ModelRegistry.PRODUCTION);
        if (production != null) {
            return require(production);
        }
        List<Integer> numbers = numbers();
        return numbers.isEmpty() ? require(1) : numbers.getLast();
    }

    /** The version with this number or alias. */
    int number(String versionOrAlias) {
        if (NUMBER.matcher(versionOrAlias).matches()) {
            return require(Integer.parseInt(versionOrAlias));
        }
        Map<String, Integer> aliases = aliases().versions();
        Integer version = aliases.get(versionOrAlias);
        if (version == null) {
            throw new UnknownModelException("model '" + name() + "' has no alias '" + Choices.printable(versionOrAlias)
                    + "'" + Choices.hint(versionOrAlias, List.copyOf(aliases.keySet()), "alias"));
        }
        return require(version);
    }

    int require(int version) {
        if (!Files.isDirectory(path(version))) {
            throw new UnknownModelException("model '" + name() + "' has no version " + version
                    + Choices.list(numbers().stream().map(Object::toString).toList(), "version"));
        }
        return version;
    }

    /** Makes the folder if need be, and says which number comes next: one above all that ever were. */
    int create() throws IOException {
        DurableFiles.createFolders(path);
        List<Integer> numbers = numbers();
        return Math.max(numbers.isEmpty() ? 1 : numbers.getLast() + 1, afterDeleted());
    }

    private Path nextVersion() {
        return path.resolve("next-version");
    }

    private int afterDeleted() throws IOException {
        if (!Files.exists(nextVersion())) {
            return 1;
        }
        String text =
                Files.readString(nextVersion(), StandardCharsets.ISO_8859_1).strip();
        if (!NUMBER.matcher(text).matches()) {
            throw new ModelException(nextVersion() + " is damaged: expected the number of the next version");
        }
        return Integer.parseInt(text);
    }

    void delete(int version) throws IOException {
        aliases().versions().forEach((alias, aliased) -> {
            if (aliased == version) {
                throw new IllegalArgumentException(name() + "@" + version + " cannot be deleted while the alias '"
                        + alias + "' points to it: move or remove the alias first");
            }
        });
        if (version == numbers().getLast()) {
            byte[] next = (create() + "\n").getBytes(StandardCharsets.ISO_8859_1);
            DurableFiles.replace(nextVersion(), next);
        }
        Bundle.delete(path(version));
    }

    /** Takes the folder back that {@link #create} made for a version which was not published after all. */
    void removeIfEmpty() throws IOException {
        try {
            Files.deleteIfExists(path);
        } catch (DirectoryNotEmptyException e) {
            return; // the usual case
        }
    }

    /** Every version's and the aliases' file: where it lies, and when it was changed. */
    long fingerprint() {
        long fingerprint = 0;
        for (int number : numbers()) {
            fingerprint = fingerprint * 31 + stamp(path(number));
        }
        return fingerprint * 31 + stamp(path.resolve("aliases.json"));
    }

    private static long stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            String name = file.getFileName().toString();
            return Objects.hash(name, attributes.lastModifiedTime(), attributes.fileKey()) * 0x9E3779B97F4A7C15L;
        } catch (IOException e) {
            return 0; // gone, or never there: as much of an answer as a time
        }
    }
}
