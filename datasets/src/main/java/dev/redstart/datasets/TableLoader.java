package dev.redstart.datasets;

import dev.redstart.common.data.DataException;
import dev.redstart.datasets.catalogue.DataEntry;
import dev.redstart.datasets.npy.NpyTable;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.ReadTable;
import dev.redstart.datasets.text.TableColumns;
import dev.redstart.datasets.text.TableReader;
import dev.redstart.datasets.text.TextSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Loads tables by a catalogue name or a path: delimited text, JSON lines, or NumPy arrays ({@code .npy}).
 *
 * <p>A name of the catalogue wins over a file of that name; {@code ./credit-default} is always the file. Of a folder, its only text is read.
 */
public final class TableLoader {
    private TableLoader() {}

    public static ReadTable load(String nameOrPath, TableOptions options) {
        Optional<DataEntry> entry = NamedData.entry(nameOrPath, DataEntry.TABLES);
        if (entry.isPresent()) {
            TableColumns columns = options.columns().or(entry.get().table());
            return reader(options.withColumns(columns)).read(entry.get().resource());
        }
        Path path = NamedData.path(nameOrPath, DataEntry.TABLES);
        if (isNpy(path)) {
            String labels = options.labels();
            return new ReadTable(
                    labels == null
                            ? NpyTable.read(path)
                            : NpyTable.read(path, NamedData.path(labels, DataEntry.TABLES)),
                    BadRows.NONE);
        }
        if (options.labels() != null) {
            throw new DataException(nameOrPath
                    + ": labels in a file of their own go with .npy features; name the label's column instead");
        }
        Path file = Files.isDirectory(path) ? NamedData.onlyText(path, "is no table") : path;
        return reader(options).read(TextSource.file(file));
    }

    private static boolean isNpy(Path path) {
        return String.valueOf(path.getFileName()).endsWith(".npy");
    }

    private static TableReader reader(TableOptions options) {
        return new TableReader(options.columns(), options.format(), options.badRows());
    }
}
