package dev.redstart.app.cli;

import dev.redstart.app.server.ServeLauncher;
import dev.redstart.app.server.ServeOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the server. The only command, beside the end of the quickstart, that boots Quarkus. */
@Command(
        name = "serve",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "Answer over HTTP from the published models.",
        description = "A model that is published meanwhile is picked up. Ctrl-C stops.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  redstart serve --port 8080",
            "  curl 'http://localhost:8080/api/v1/recommendations/shop?user=17850&count=5'"
        })
final class ServeCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--host", paramLabel = "ADDRESS", description = "Address to listen on (default: ${DEFAULT-VALUE}).")
    private String host = "localhost";

    @Option(
            names = "--port",
            paramLabel = "N",
            description = "Port to listen on; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int port = ServeOptions.DEFAULT_PORT;

    @Spec
    private CommandSpec spec;

    ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return ServeLauncher.run(
                Usage.of(spec, () -> new ServeOptions(session.common().home(), host, port)));
    }
}
