package dev.redstart.common.bundle;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.util.Map;

/** Where the files of a bundle stand. Holds nothing open between calls. */
sealed interface Container permits Folder, Zip {
    /** More files than any model has. */
    int MAX_FILES = 1000;

    /** The folder or zip. */
    Path path();

    /** Every file with its size in bytes; refuses links, odd names and what else no bundle has. */
    Map<String, Long> files() throws IOException;

    ReadableByteChannel open(String file) throws IOException;
}
