package dev.redstart.app.indexes;

import dev.redstart.datasets.WordVectorsLoader;
import dev.redstart.nlp.search.SentenceEncoder;
import dev.redstart.nlp.search.WordAverage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The encoders behind the vectors of indexes, each read once and shared. Thread-safe. */
public final class WordEncoders {
    /** English word vectors that come with Redstart. */
    public static final String GLOVE = "glove";

    private final Map<String, SentenceEncoder> byName = new ConcurrentHashMap<>();

    /**
     * The average of word vectors.
     *
     * @param nameOrPath a set of the catalogue such as {@code glove}, or a file of GloVe or fastText
     * @throws dev.redstart.common.data.DataException if there is none, or it cannot be read
     */
    public SentenceEncoder named(String nameOrPath) {
        String name = lasting(nameOrPath);
        return byName.computeIfAbsent(name, found -> new WordAverage(found, WordVectorsLoader.load(found)));
    }

    /** A file is found again whatever folder somebody asks from. */
    private static String lasting(String nameOrPath) {
        boolean file = nameOrPath.indexOf('\0') < 0 && Files.isRegularFile(Path.of(nameOrPath));
        return file && !nameOrPath.equals(GLOVE)
                ? Path.of(nameOrPath).toAbsolutePath().normalize().toString()
                : nameOrPath;
    }
}
