package dev.redstart.app;

import dev.redstart.app.cli.RedstartCommand;
import dev.redstart.app.cli.Terminal;
import io.quarkus.runtime.annotations.QuarkusMain;

/**
 * The program. Every command but the server runs without Quarkus: the JVM loads a class when it is first used, so a command that never
 * names one of the server's classes never pays for them.
 */
@QuarkusMain
public final class Redstart {
    /** The command of a start without arguments, as integration tests start the jar: {@code -Dredstart.default-command=serve}. */
    private static final String DEFAULT_COMMAND = "redstart.default-command";

    private Redstart() {}

    /** Runs one command and ends the program with its exit code. */
    public static void main(String... arguments) {
        // Before anything logs: the server's log manager cannot be put in later.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(RedstartCommand.run(Terminal.ofProcess(), withDefault(arguments)));
    }

    private static String[] withDefault(String... arguments) {
        String command = System.getProperty(DEFAULT_COMMAND);
        return arguments.length > 0 || command == null ? arguments : new String[] {command};
    }
}
