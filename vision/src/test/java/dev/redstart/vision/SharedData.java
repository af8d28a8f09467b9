package dev.redstart.vision;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Data sets that may not be in the repository: beside it, or not there, and then the test is skipped. */
public final class SharedData {
    private SharedData() {}

    /** @param name below the folder of shared data: {@code fashion-mnist} */
    public static Path folder(String name) {
        Path found = Stream.of("../shared/data", "../../shared/data")
                .map(parent -> Path.of(parent, name))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("absent"));
        assumeThat(found)
                .as("../shared/data/" + name + " is not there, so this test is skipped")
                .exists();
        return found;
    }
}
