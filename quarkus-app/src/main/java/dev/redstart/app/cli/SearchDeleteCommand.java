package dev.redstart.app.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Removes a search index. */
@Command(
        name = "delete",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        description = "Delete a search index.",
        footerHeading = "%nExample:%n",
        footer = "  redstart search delete films")
final class SearchDeleteCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "INDEX", description = "The name of an index.")
    private String name = "";

    SearchDeleteCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.common().indexes().delete(name);
        if (session.json()) {
            session.terminal().printJson(Map.of("deleted", name));
        } else {
            session.terminal().print("deleted " + name);
        }
        return 0;
    }
}
