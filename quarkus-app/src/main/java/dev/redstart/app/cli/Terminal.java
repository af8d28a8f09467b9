package dev.redstart.app.cli;

import dev.redstart.common.json.Json;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Where a command writes, and whether a person is watching. Text is UTF-8 whatever the locale says.
 *
 * <p>A pipe that its reader has closed ({@code | head}) is no error: {@link PrintStream} swallows what cannot be written.
 */
public final class Terminal {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final boolean watchedOut;
    private final boolean watchedErr;

    private Terminal(
            InputStream in,
            PrintStream out,
            PrintStream err,
            Map<String, String> environment,
            boolean watchedOut,
            boolean watchedErr) {
        this.in = in;
        this.out = out;
        this.err = err;
        this.environment = environment;
        this.watchedOut = watchedOut;
        this.watchedErr = watchedErr;
    }

    /** The streams of this process. */
    public static Terminal ofProcess() {
        Map<String, String> environment = System.getenv();
        return new Terminal(
                System.in,
                stream(FileDescriptor.out),
                stream(FileDescriptor.err),
                environment,
                isTerminal(1, environment),
                isTerminal(2, environment));
    }

    /** Streams that nobody watches: no colours, no progress bars. */
    public static Terminal unwatched(PrintStream out, PrintStream err, Map<String, String> environment) {
        return new Terminal(InputStream.nullInputStream(), out, err, environment, false, false);
    }

    /** The same with something to read. */
    Terminal reading(InputStream input) {
        return new Terminal(input, out, err, environment, watchedOut, watchedErr);
    }

    /** Streams as a person at a terminal sees them. */
    static Terminal watched(PrintStream out, PrintStream err, Map<String, String> environment) {
        return new Terminal(InputStream.nullInputStream(), out, err, environment, true, true);
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }

    /**
     * Whether a file descriptor is a terminal. {@code System.console()} answers for input and output together, never for the error
     * output, so the launcher's word (REDSTART_TTY holds the numbers of the descriptors that are terminals) and Linux' own record come
     * first.
     */
    private static boolean isTerminal(int descriptor, Map<String, String> environment) {
        String word = environment.get("REDSTART_TTY");
        if (word != null) {
            return word.contains(Integer.toString(descriptor));
        }
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String target = Files.readSymbolicLink(link).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty") || target.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException e) {
            return System.console() != null && System.console().isTerminal();
        }
    }

    /** A variable of the environment, or the empty text. */
    String variable(String name) {
        return environment.getOrDefault(name, "");
    }

    /** Whether a progress bar would be seen. */
    boolean showsProgress() {
        return watchedErr && !variable("TERM").equals("dumb");
    }

    /** Columns of the window as far as known; 80 else. */
    int width() {
        String columns = variable("COLUMNS");
        return columns.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(columns) : 80;
    }

    /** The standard input. */
    InputStream in() {
        return in;
    }

    PrintStream err() {
        return err;
    }

    PrintStream out() {
        return out;
    }

    /** One line of an answer. */
    void print(String line) {
        out.println(line);
    }

    /** An empty line. */
    void print() {
        out.println();
    }

    /** A whole answer as JSON, for programs. */
    void printJson(Map<String, ?> answer) {
        out.print(Json.writePretty(answer));
        out.flush();
    }

    /** One answer of many as one line of JSON. */
    void printJsonLine(Map<String, ?> answer) {
        out.println(Json.write(answer));
    }

    /** One line that is not part of the answer: what is being done, what was noticed. */
    void note(String line) {
        err.println(line);
    }

    String bold(String text) {
        return styled("1", text);
    }

    String dim(String text) {
        return styled("2", text);
    }

    String green(String text) {
        return styled("1;32", text);
    }

    String yellow(String text) {
        return styled("1;33", text);
    }

    String red(String text) {
        return styled("1;31", text);
    }

    /** Whether answers may be coloured; see no-color.org. */
    boolean coloured() {
        return watchedOut && variable("NO_COLOR").isEmpty() && !variable("TERM").equals("dumb");
    }

    private String styled(String code, String text) {
        return coloured() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
