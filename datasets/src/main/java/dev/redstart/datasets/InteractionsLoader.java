package dev.redstart.datasets;

import dev.redstart.datasets.catalogue.DataCache;
import dev.redstart.datasets.catalogue.DataEntry;
import dev.redstart.datasets.text.Columns;
import dev.redstart.datasets.text.DelimitedReader;
import dev.redstart.datasets.text.JsonLinesReader;
import dev.redstart.datasets.text.ReadOptions;
import dev.redstart.datasets.text.ReadRows;
import dev.redstart.datasets.text.TextKind;
import dev.redstart.datasets.text.TextSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads interactions by a catalogue name or a path.
 *
 * <p>A name of the catalogue wins over a file of that name if the set is bundled or has been fetched; {@code ./online-retail} is always the
 * file. A folder is a MovieLens set, or holds exactly one text.
 */
public final class InteractionsLoader {
    private static final String NO_MOVIES = "is no MovieLens set (u.data, ratings.dat or ratings.csv)";

    private InteractionsLoader() {}

    public static Loaded load(String nameOrPath, LoadOptions options) {
        Optional<DataEntry> entry = NamedData.entry(nameOrPath, DataEntry.INTERACTIONS);
        Optional<Path> fetched = entry.flatMap(known -> fetched(known, options.cache()));
        if (entry.isPresent() && entry.get().bundled()) {
            return text(entry.get().resource(), optionsFor(entry.get(), options));
        }
        if (entry.isPresent() && fetched.isPresent()) {
            return load(entry.get(), fetched.get(), optionsFor(entry.get(), options));
        }
        return load(NamedData.path(nameOrPath, DataEntry.INTERACTIONS), options);
    }

    private static Optional<Path> fetched(DataEntry entry, @Nullable Path cache) {
        return Optional.ofNullable(cache)
                .map(DataCache::at)
                .filter(data -> !entry.bundled() && data.has(entry))
                .map(data -> data.path(entry));
    }

    /** The entry knows its columns, unless the caller asks for others. */
    private static LoadOptions optionsFor(DataEntry entry, LoadOptions options) {
        return options.columns().equals(Columns.guessed()) ? options.withColumns(entry.columns()) : options;
    }

    private static Loaded load(DataEntry entry, Path folder, LoadOptions options) {
        Optional<MovieLens> movies = MovieLens.find(folder);
        if (movies.isPresent()) {
            return films(movies.get(), movies.get().source().called(entry.name(), entry.licence()), options);
        }
        return text(
                TextSource.file(NamedData.onlyText(folder, NO_MOVIES)).called(entry.name(), entry.licence()), options);
    }

    private static Loaded load(Path path, LoadOptions options) {
        Optional<MovieLens> movies = MovieLens.find(path);
        if (movies.isPresent()) {
            return films(movies.get(), movies.get().source(), options);
        }
        return text(TextSource.file(Files.isDirectory(path) ? NamedData.onlyText(path, NO_MOVIES) : path), options);
    }

    private static Loaded films(MovieLens movies, TextSource source, LoadOptions options) {
        ReadRows read = new DelimitedReader(options.reading()).read(source);
        return new Loaded(read.data(), read.badRows(), movies.titles(), movies::folds);
    }

    private static Loaded text(TextSource source, LoadOptions options) {
        ReadOptions reading = options.reading();
        ReadRows read = TextKind.of(source) == TextKind.JSON_LINES
                ? new JsonLinesReader(reading).read(source)
                : new DelimitedReader(reading).read(source);
        return new Loaded(read.data(), read.badRows(), Map.of(), List::of);
    }
}
