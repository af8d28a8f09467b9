package dev.redstart.app.cli;

import dev.redstart.app.questions.RowQuestion;
import dev.redstart.common.data.DataException;
import dev.redstart.common.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A row on the command line. */
final class RowOptions {
    @Option(
            names = "--row",
            paramLabel = "JSON",
            description =
                    "The row as a JSON object of values by column, null for what is not known; or as a list of values in the order "
                            + "of the columns.")
    private @Nullable String row;

    /** Whether a row was given. */
    boolean given() {
        return row != null;
    }

    /** @throws DataException if it is no JSON */
    RowQuestion question() {
        return new RowQuestion(Json.read(row == null ? "" : row, "--row"));
    }
}
