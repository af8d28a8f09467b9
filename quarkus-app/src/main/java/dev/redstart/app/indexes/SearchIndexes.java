package dev.redstart.app.indexes;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.DurableFiles;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.model.UnknownModelException;
import dev.redstart.nlp.search.IndexDescription;
import dev.redstart.nlp.search.SearchIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Search indexes by name in a directory, one folder each. Asks the disk each time, so it sees what other processes make. Thread-safe.
 *
 * @param directory need not exist
 * @param encoders of the vectors
 */
public record SearchIndexes(Path directory, WordEncoders encoders) {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9._-]{0,63}");
    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
    private static final int NAMES_SHOWN = 10;

    /** The indexes of a home directory. */
    public static SearchIndexes of(Path home) {
        return new SearchIndexes(home.resolve("search"), new WordEncoders());
    }

    /** @throws IllegalArgumentException if no index can have this name */
    public static void checkName(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "name must be up to 64 lower-case letters, digits, '.', '_' or '-', starting with a letter or digit, got '"
                            + name + "'");
        }
    }

    /** All names, in order; those of damaged indexes too. */
    public List<String> names() {
        return children(directory).stream()
                .map(child -> String.valueOf(child.getFileName()))
                .filter(name -> NAME.matcher(name).matches() && version(name) > 0)
                .sorted()
                .toList();
    }

    /** The number of the last index that was made under a name; 0 if there is none. Looks at names of folders only. */
    public int version(String name) {
        return children(directory.resolve(name)).stream()
                .map(child -> String.valueOf(child.getFileName()))
                .filter(child -> VERSION.matcher(child).matches())
                .mapToInt(Integer::parseInt)
                .max()
                .orElse(0);
    }

    private static List<Path> children(Path folder) {
        try (Stream<Path> children = Files.list(folder)) {
            return children.toList();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (IOException e) {
            throw new ModelException("cannot read " + folder + ": " + DurableFiles.reason(e), e);
        }
    }

    /** Where an index of this name is made. */
    public Path place(String name) {
        checkName(name);
        return directory.resolve(name);
    }

    /**
     * What an index holds.
     *
     * @throws UnknownModelException if there is none of this name; the message names those that there are
     * @throws ModelException if it is damaged
     */
    public IndexDescription describe(String name) {
        return SearchIndex.describe(known(name));
    }

    /**
     * Opens an index and checks all of it.
     *
     * @throws UnknownModelException if there is none of this name; the message names those that there are
     * @throws ModelException if it is damaged
     * @throws dev.redstart.common.data.DataException if the vectors that it was made by cannot be read
     */
    public SearchIndex open(String name) {
        Path folder = known(name);
        IndexDescription.Vectors vectors = SearchIndex.describe(folder).vectors();
        return vectors == null ? SearchIndex.open(folder) : SearchIndex.open(folder, encoders.named(vectors.name()));
    }

    /** The same for searching by words alone: no vectors are read. */
    public SearchIndex openForWords(String name) {
        return SearchIndex.open(known(name));
    }

    /** Deletes an index at once, damaged or not. */
    public void delete(String name) {
        Bundle.delete(known(name));
    }

    private Path known(String name) {
        if (!NAME.matcher(name).matches() || version(name) == 0) {
            throw new UnknownModelException("there is no search index '" + name + "'; " + choices(names()));
        }
        return directory.resolve(name);
    }

    private static String choices(List<String> names) {
        if (names.isEmpty()) {
            return "there is none yet, 'redstart search index' makes one";
        }
        String shown = String.join(", ", names.subList(0, Math.min(NAMES_SHOWN, names.size())));
        return "there " + (names.size() == 1 ? "is " : "are ") + shown + (names.size() > NAMES_SHOWN ? ", ..." : "");
    }
}
