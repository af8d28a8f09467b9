package dev.redstart.datasets;

import dev.redstart.datasets.catalogue.DataEntry;
import dev.redstart.datasets.text.DocumentsReader;
import dev.redstart.datasets.text.FolderReader;
import dev.redstart.datasets.text.ReadDocuments;
import dev.redstart.datasets.text.TextSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Loads labelled texts by a catalogue name or a path.
 *
 * <p>A name of the catalogue wins over a file of that name; {@code ./sms-spam} is always the file. A folder holds a folder for each label with a
 * file for each text, or exactly one file with all of them.
 */
public final class TextLoader {
    private TextLoader() {}

    public static ReadDocuments load(String nameOrPath, TextOptions options) {
        DocumentsReader reader = new DocumentsReader(options.columns(), options.format(), options.badRows());
        Optional<DataEntry> entry = NamedData.entry(nameOrPath, DataEntry.TEXTS);
        if (entry.isPresent()) {
            return reader.read(entry.get().resource());
        }
        Path path = NamedData.path(nameOrPath, DataEntry.TEXTS);
        if (!Files.isDirectory(path)) {
            return reader.read(TextSource.file(path));
        }
        FolderReader folder = new FolderReader(path, options.badRows());
        return folder.hasLabels()
                ? folder.read()
                : reader.read(NamedData.onlyText(path, "has no folder for each label"));
    }
}
