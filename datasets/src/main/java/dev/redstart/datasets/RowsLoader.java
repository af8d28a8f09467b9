package dev.redstart.datasets;

import dev.redstart.datasets.catalogue.DataEntry;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.NamedRows;
import dev.redstart.datasets.text.NamedRowsReader;
import dev.redstart.datasets.text.TextFormat;
import dev.redstart.datasets.text.TextSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Loads tables whose columns the reader need not understand, by the name of a catalogue set of texts or by a path: documents to be searched, for
 * example.
 *
 * <p>A name of the catalogue wins over a file of that name; {@code ./sms-spam} is always the file. Of a folder, its only text is read.
 */
public final class RowsLoader {
    private RowsLoader() {}

    /** @param said columns that the asker knows; a name among them means that there is a header */
    public static NamedRows load(String nameOrPath, TextFormat format, BadRows.Policy badRows, List<String> said) {
        NamedRowsReader reader = new NamedRowsReader(format, badRows, said);
        Optional<DataEntry> entry = NamedData.entry(nameOrPath, DataEntry.TEXTS);
        if (entry.isPresent()) {
            return reader.read(entry.get().resource());
        }
        Path path = NamedData.path(nameOrPath, DataEntry.TEXTS);
        Path file = Files.isDirectory(path) ? NamedData.onlyText(path, "is no single table") : path;
        return reader.read(TextSource.file(file));
    }
}
