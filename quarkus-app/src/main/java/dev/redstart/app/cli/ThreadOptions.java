package dev.redstart.app.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How much of the machine a command takes. */
final class ThreadOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description =
                    "Threads for training; but for networks the model is the same for any number (default: all cores;"
                            + " for classifiers 1).")
    @Nullable
    Integer threads;

    /** All cores, unless told otherwise. */
    int count() {
        return countOr(Runtime.getRuntime().availableProcessors());
    }

    /** @param usual where nothing was typed */
    int countOr(int usual) {
        int count = threads == null ? usual : threads;
        if (count < 1) {
            throw new IllegalArgumentException("--threads must be at least 1, got " + count);
        }
        return count;
    }
}
