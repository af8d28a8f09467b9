package dev.redstart.datasets;

import dev.redstart.common.vector.WordVectors;
import dev.redstart.datasets.catalogue.DataEntry;
import dev.redstart.datasets.text.TextSource;
import dev.redstart.datasets.text.WordVectorsReader;
import java.util.Optional;

/**
 * Loads word vectors by a catalogue name or a path: {@code glove}, or a text of GloVe or fastText, plain or gzipped.
 *
 * <p>A name of the catalogue wins over a file of that name; {@code ./glove} is always the file.
 */
public final class WordVectorsLoader {
    private WordVectorsLoader() {}

    /** All words of the set or file, of at most {@value WordVectorsReader#MOST_FLOATS} floats together. */
    public static WordVectors load(String nameOrPath) {
        return load(nameOrPath, WordVectorsReader.allWords());
    }

    /**
     * The first words of a file, which are the most frequent ones in those that GloVe and fastText publish.
     *
     * @param maxWords how many at most, at least 1
     */
    public static WordVectors load(String nameOrPath, int maxWords) {
        return load(nameOrPath, WordVectorsReader.firstWords(maxWords));
    }

    private static WordVectors load(String nameOrPath, WordVectorsReader reader) {
        Optional<DataEntry> entry = NamedData.entry(nameOrPath, DataEntry.WORD_VECTORS);
        return entry.isPresent()
                ? reader.read(entry.get().resource())
                : reader.read(TextSource.file(NamedData.path(nameOrPath, DataEntry.WORD_VECTORS)));
    }
}
