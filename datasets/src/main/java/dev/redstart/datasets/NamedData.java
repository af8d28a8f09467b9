package dev.redstart.datasets;

import dev.redstart.common.data.DataException;
import dev.redstart.datasets.catalogue.DataCatalogue;
import dev.redstart.datasets.catalogue.DataEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what the user means by a catalogue name or a path. */
final class NamedData {
    private static final String TEXT_NAMES = "(?i).+\\.(csv|tsv|txt|dat|data|jsonl|ndjson)(\\.gz)?";
    private static final String NOTES = "(?i)(readme|source|licen[cs]e|notice).*";

    private NamedData() {}

    /**
     * The catalogue's set of that name, if there is one.
     *
     * @throws DataException if it holds something of another kind
     */
    static Optional<DataEntry> entry(String name, String kind) {
        Optional<DataEntry> entry = DataCatalogue.standard().find(name);
        entry.filter(found -> !found.kind().equals(kind)).ifPresent(other -> {
            throw new DataException(name + " holds " + other.kind() + ", expected " + kind + "; of those there are "
                    + DataCatalogue.standard().names(kind));
        });
        return entry;
    }

    /** A file or folder that is there; else the message names the sets of the kind. */
    static Path path(String nameOrPath, String kind) {
        if (nameOrPath.isBlank()) {
            throw new DataException("the data need a name or a path, got '" + nameOrPath + "'");
        }
        try {
            Path path = Path.of(nameOrPath);
            if (Files.exists(path)) {
                return path;
            }
        } catch (InvalidPathException e) {
            throw new DataException("'" + nameOrPath + "' is no path: " + e.getReason(), e);
        }
        boolean known = DataCatalogue.standard().find(nameOrPath).isPresent();
        throw new DataException(
                known
                        ? nameOrPath + " has to be fetched first: redstart datasets fetch " + nameOrPath
                        : "there is no file or folder '" + nameOrPath + "', and no data set of that name; there are "
                                + DataCatalogue.standard().names(kind));
    }

    /**
     * The one text in a folder.
     *
     * @param otherwise what the folder is not either, for the message: {@code is no MovieLens set}
     */
    static Path onlyText(Path folder, String otherwise) {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> texts = files.filter(Files::isRegularFile)
                    .filter(file -> String.valueOf(file.getFileName()).matches(TEXT_NAMES))
                    .filter(file -> !String.valueOf(file.getFileName()).matches(NOTES))
                    .sorted()
                    .toList();
            if (texts.size() == 1) {
                return texts.getFirst();
            }
            String found = texts.isEmpty()
                    ? "none"
                    : texts.size() + ", " + texts.getFirst().getFileName() + " first";
            throw new DataException(folder + ": this folder " + otherwise + " and does not hold exactly one text (.csv,"
                    + " .tsv, .txt, .jsonl), but " + found + ". Name a file in it");
        } catch (IOException e) {
            throw new DataException(folder + ": the folder cannot be read: " + e.getMessage(), e);
        }
    }
}
