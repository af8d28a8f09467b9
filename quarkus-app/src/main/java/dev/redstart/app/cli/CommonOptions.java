package dev.redstart.app.cli;

import dev.redstart.app.indexes.SearchIndexes;
import dev.redstart.common.model.ModelException;
import dev.redstart.common.registry.ModelRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** What every command takes, before or after its name. */
final class CommonOptions {
    private final Terminal terminal;

    @Option(
            names = "--home",
            scope = ScopeType.INHERIT,
            paramLabel = "DIR",
            description = "Where models and fetched data live (default: REDSTART_HOME, else ~/.redstart).")
    @Nullable
    Path home;

    @Option(
            names = "--json",
            scope = ScopeType.INHERIT,
            description = "Answer with JSON on the standard output, for programs.")
    boolean json;

    @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Show the stack trace of an error.")
    boolean debug;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Show this help.")
    boolean help;

    CommonOptions(Terminal terminal) {
        this.terminal = terminal;
    }

    /** The directory of everything that Redstart keeps; it need not exist yet. */
    Path home() {
        if (home != null) {
            return home;
        }
        String variable = terminal.variable("REDSTART_HOME");
        return variable.isEmpty() ? Path.of(System.getProperty("user.home"), ".redstart") : Path.of(variable);
    }

    /**
     * Says now, not after an hour of training, that nothing can be kept there; makes nothing.
     *
     * @throws ModelException if what exists of the directory's path is no directory, or may not be written
     */
    void checkHome() {
        Path place = home().resolve("models").toAbsolutePath();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        if (!Files.isDirectory(place)) {
            throw new ModelException("cannot keep models in " + home() + ": " + place + " is a file");
        }
        if (!Files.isWritable(place)) {
            throw new ModelException("cannot keep models in " + home() + ": no permission to write in " + place);
        }
    }

    ModelRegistry registry() {
        return ModelRegistry.at(home().resolve("models"));
    }

    /** What can be searched. */
    SearchIndexes indexes() {
        return SearchIndexes.of(home());
    }

    /** Where fetched data sets lie. */
    Path dataCache() {
        return home().resolve("data");
    }
}
