package dev.redstart.app.cli;

import java.util.HashSet;
import java.util.Set;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Shows a person what the libraries warn of while a command works, each line once. Commands have no log, as the server has. */
final class LibraryWarnings extends Handler implements AutoCloseable {
    private static final Logger LIBRARIES = Logger.getLogger("dev.redstart");

    private final Terminal terminal;
    private final Set<String> shown = new HashSet<>();

    private LibraryWarnings(Terminal terminal) {
        this.terminal = terminal;
    }

    /** From now on until it is closed. */
    static LibraryWarnings shownOn(Terminal terminal) {
        LibraryWarnings warnings = new LibraryWarnings(terminal);
        LIBRARIES.addHandler(warnings);
        return warnings;
    }

    @Override
    public synchronized void publish(LogRecord warning) {
        String line = String.valueOf(warning.getMessage());
        if (warning.getLevel().intValue() >= Level.WARNING.intValue() && shown.add(line)) {
            TerminalProgress.wipe(terminal);
            terminal.note(line);
        }
    }

    @Override
    public void flush() {
        // Each line is written at once.
    }

    @Override
    public void close() {
        LIBRARIES.removeHandler(this);
    }
}
