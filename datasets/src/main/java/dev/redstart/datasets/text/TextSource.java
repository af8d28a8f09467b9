package dev.redstart.datasets.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that can be opened, and what to call them. Gzip is recognised by its first bytes, whatever the name.
 *
 * @param fileName what messages about a row begin with: {@code ratings.csv}
 * @param name the data set's name, for its {@link dev.redstart.common.data.Source}
 */
public record TextSource(
        String fileName, String name, @Nullable String licence, Opener opener) {
    /** Opens the bytes from their start. */
    @FunctionalInterface
    public interface Opener {
        InputStream open() throws IOException;
    }

    /** A file, named after itself. */
    public static TextSource file(Path file) {
        String fileName = String.valueOf(file.getFileName());
        return new TextSource(fileName, fileName, null, () -> Files.newInputStream(file));
    }

    /** A file in the class's jar, named after itself; see {@link Class#getResourceAsStream}. */
    public static TextSource resource(Class<?> neighbour, String path) {
        String fileName = path.substring(path.lastIndexOf('/') + 1);
        return new TextSource(fileName, fileName, null, () -> {
            InputStream in = neighbour.getResourceAsStream(path);
            if (in == null) {
                throw new NoSuchFileException(path);
            }
            return in;
        });
    }

    /** The same bytes as a data set of another name. */
    public TextSource called(String dataSet, @Nullable String itsLicence) {
        return new TextSource(fileName, dataSet, itsLicence, opener);
    }
}
