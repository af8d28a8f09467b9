package dev.redstart.nlp;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Data sets that may not be in the repository: beside it, or not there, and then the test is skipped. */
public final class SharedData {
    private SharedData() {}

    /** @param file below the folder of shared data: {@code imdb/train.tsv.gz} */
    public static Path file(String file) {
        Path found = Stream.of("../shared/data", "../../shared/data")
                .map(parent -> Path.of(parent, file))
                .filter(Files::exists)
                .findFirst()
                .orElse(Path.of("absent"));
        assumeThat(found)
                .as("../shared/data/" + file + " is not there, so this test is skipped")
                .exists();
        return found;
    }
}
