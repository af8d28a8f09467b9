package dev.redstart.datasets.text;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.common.vector.WordVectors;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads word vectors: GloVe's text form, a word and its numbers a line; fastText's {@code .vec} and word2vec's text form, the same below a line
 * with the number of words and of dimensions; or {@link QuantisedVectors}. Plain or gzipped, UTF-8.
 *
 * <p>A word may hold spaces. Of a word that stands there twice the first vector counts. Every line has to be right: where one number is missing,
 * all others of its line may stand in the wrong dimension.
 */
public final class WordVectorsReader {
    /** 1 GiB of floats. */
    public static final int MOST_FLOATS = 1 << 28;

    private static final Logger LOG = LoggerFactory.getLogger(WordVectorsReader.class);

    private final int maxWords;

    private WordVectorsReader(int maxWords) {
        this.maxWords = maxWords;
    }

    /** A file that holds more than {@value #MOST_FLOATS} floats is refused. */
    public static WordVectorsReader allWords() {
        return new WordVectorsReader(Integer.MAX_VALUE);
    }

    /** @param maxWords words that are read, at least 1; those that follow are not looked at */
    public static WordVectorsReader firstWords(int maxWords) {
        if (maxWords < 1) {
            throw new IllegalArgumentException("maxWords must be at least 1, got " + maxWords);
        }
        return new WordVectorsReader(maxWords);
    }

    public WordVectors read(Path file) {
        return read(TextSource.file(file));
    }

    public WordVectors read(TextSource source) {
        boolean quantised = QuantisedVectors.isOne(source);
        try (TextInput input = TextInput.open(source)) {
            WordVectors.Builder vectors = quantised
                    ? QuantisedVectors.read(input, source.fileName(), maxWords)
                    : readText(new TextBuffer(input, source.fileName()), source.fileName());
            WordVectors read = vectors.build(new Source(source.name(), source.licence(), input.sha256()));
            LOG.debug("{}", read);
            return read;
        }
    }

    private WordVectors.Builder readText(TextBuffer buffer, String fileName) {
        RowProblems problems = new RowProblems(fileName, BadRows.Policy.FAIL);
        String first = buffer.sample().stream().findFirst().orElse("");
        DelimitedRows rows = new DelimitedRows(buffer, first.contains(" ") ? " " : "\t", false, problems);
        if (!rows.next()) {
            throw problems.fatal(1, "there are no rows, only empty lines");
        }
        VectorRows lines = new VectorRows(rows, problems);
        lines.start();
        while (lines.size() < maxWords && lines.add()) {
            if ((long) lines.size() * lines.dimensions() > MOST_FLOATS) {
                throw tooMany(fileName, lines.dimensions());
            }
        }
        if (maxWords == Integer.MAX_VALUE) {
            lines.checkComplete();
        }
        return lines.vectors();
    }

    static DataException tooMany(String fileName, int dimensions) {
        return new DataException(fileName + ": there are more than " + MOST_FLOATS + " floats. Read the first "
                + MOST_FLOATS / dimensions + " words or fewer");
    }
}
