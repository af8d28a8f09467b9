package dev.redstart.recommender;

import static org.assertj.core.api.Assumptions.assumeThat;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Split;
import dev.redstart.datasets.MovieLens;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The five folds {@code u1} to {@code u5} of MovieLens 100K. Its licence keeps it out of the repository: without {@code ../shared/data/ml-100k}
 * beside the repository, tests that need it are skipped.
 */
public final class MovieLensFolds {
    private MovieLensFolds() {}

    public static List<Split<Interactions>> given() {
        Path folder = Stream.of("../shared/data/ml-100k", "../../shared/data/ml-100k")
                .map(Path::of)
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(Path.of("absent"));
        assumeThat(folder)
                .as("../shared/data/ml-100k is not there, so this test is skipped")
                .isDirectory();
        return MovieLens.in(folder).folds();
    }
}
