package dev.redstart.datasets.catalogue;

import dev.redstart.datasets.text.Columns;
import dev.redstart.datasets.text.TableColumns;
import dev.redstart.datasets.text.TextSource;
import java.util.List;

/**
 * A data set that the catalogue knows.
 *
 * @param name what the command line calls it: {@code ml-100k}
 * @param kind what it holds: {@link #INTERACTIONS}, {@link #TEXTS}, {@link #WORD_VECTORS}, {@link #IMAGES} or {@link #TABLES}
 * @param licence an SPDX identifier, or the terms in words
 * @param redistributable whether an Apache-2.0 project may pass it on
 * @param homepage where its publisher describes and offers it
 * @param files its bytes, at least one file; a bundled set has one
 * @param columns which columns of interactions hold what
 * @param table which columns of a table hold what
 */
public record DataEntry(
        String name,
        String title,
        String kind,
        String licence,
        boolean redistributable,
        String citation,
        String homepage,
        Figures figures,
        List<DataFile> files,
        Columns columns,
        TableColumns table) {
    /** The kind of what users did with items. */
    public static final String INTERACTIONS = "interactions";

    /** The kind of labelled texts. */
    public static final String TEXTS = "texts";

    /** The kind of words with a vector each. */
    public static final String WORD_VECTORS = "word vectors";

    /** The kind of labelled images. */
    public static final String IMAGES = "images";

    /** The kind of rows of numbers and categories. */
    public static final String TABLES = "tables";

    private static final String RESOURCES = "/dev/redstart/datasets/";

    /** How much there is; 0 of what a set of its kind does not have. */
    public record Figures(long rows, long users, long items, long labels, long dimensions) {}

    /**
     * The bytes of a data set.
     *
     * @param bundled whether they come with Redstart; otherwise they are fetched
     * @param location a resource name, or an https address
     * @param bytes the exact size
     * @param sha256 64 lower-case hex digits
     */
    public record DataFile(boolean bundled, String location, long bytes, String sha256) {
        public DataFile {
            if (bytes < 1 || !sha256.matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        location + ": a size and a SHA-256 are needed, got " + bytes + " and " + sha256);
            }
        }

        /** The last part of the location. */
        public String name() {
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    public DataEntry {
        files = List.copyOf(files);
    }

    /** The first file, for most sets the only one. */
    public DataFile file() {
        return files.getFirst();
    }

    /** The size of all files. */
    public long bytes() {
        return files.stream().mapToLong(DataFile::bytes).sum();
    }

    /** Whether it comes with Redstart. */
    public boolean bundled() {
        return file().bundled();
    }

    /** The bytes of a bundled set. */
    public TextSource resource() {
        return bundledFile(file().location()).called(name, licence);
    }

    /** The credit that the licence of a bundled set asks for. */
    TextSource notice() {
        return bundledFile(name + ".NOTICE.txt");
    }

    private static TextSource bundledFile(String file) {
        return TextSource.resource(DataEntry.class, RESOURCES + file);
    }
}
