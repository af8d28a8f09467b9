package dev.redstart.app.cli;

import picocli.CommandLine.Option;

/** How much of the machine a command takes. */
final class ThreadOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads for training; the model is the same for any number (default: all cores).")
    int threads = Runtime.getRuntime().availableProcessors();

    int count() {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads must be at least 1, got " + threads);
        }
        return threads;
    }
}
