package dev.redstart.datasets;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Data sets that may not be in the repository: beside it, or not there, and then the test is skipped. */
final class SharedData {
    private SharedData() {}

    /** @param set the folder's name: {@code ml-100k} */
    static Path folder(String set) {
        Path folder = Stream.of("../shared/data", "../../shared/data")
                .map(parent -> Path.of(parent, set))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("absent"));
        assumeThat(folder)
                .as("../shared/data/" + set + " is not there, so this test is skipped")
                .isDirectory();
        return folder;
    }
}
