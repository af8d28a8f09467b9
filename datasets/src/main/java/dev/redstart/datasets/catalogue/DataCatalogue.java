package dev.redstart.datasets.catalogue;

import dev.redstart.common.data.DataException;
import dev.redstart.common.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The data sets that Redstart knows by name: a few come with it, the others are fetched from their publishers. */
public final class DataCatalogue {
    private static final String RESOURCE = "/dev/redstart/datasets/catalogue.json";
    private static final DataCatalogue STANDARD = read(RESOURCE);

    private final List<DataEntry> entries;

    /** A catalogue of one's own. */
    public DataCatalogue(List<DataEntry> entries) {
        this.entries =
                entries.stream().sorted(Comparator.comparing(DataEntry::name)).toList();
    }

    /** The catalogue that comes with Redstart. */
    public static DataCatalogue standard() {
        return STANDARD;
    }

    private static DataCatalogue read(String resource) {
        try (InputStream in = DataCatalogue.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new NoSuchFileException(resource);
            }
            return new DataCatalogue(CatalogueJson.entries(Json.readObject(in, resource)));
        } catch (IOException e) {
            throw new DataException(resource + ": the catalogue cannot be read: " + e.getMessage(), e);
        }
    }

    /** All entries, by name. */
    public List<DataEntry> entries() {
        return entries;
    }

    public Optional<DataEntry> find(String name) {
        return entries.stream().filter(entry -> entry.name().equals(name)).findFirst();
    }

    /** @throws DataException if there is no such entry; the message names those that there are */
    public DataEntry entry(String name) {
        return find(name)
                .orElseThrow(() ->
                        new DataException("there is no data set '" + name + "' in the catalogue, only " + names()));
    }

    /** The names of the sets of one kind, for a message. */
    public String names(String kind) {
        return entries.stream()
                .filter(entry -> entry.kind().equals(kind))
                .map(DataEntry::name)
                .collect(Collectors.joining(", "));
    }

    /** All names, for a message. */
    public String names() {
        return entries.stream().map(DataEntry::name).collect(Collectors.joining(", "));
    }
}
