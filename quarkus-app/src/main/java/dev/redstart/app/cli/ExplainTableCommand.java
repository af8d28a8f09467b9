package dev.redstart.app.cli;

import dev.redstart.app.kind.ModelKind;
import dev.redstart.common.registry.ModelVersion;
import dev.redstart.tabular.explain.ColumnWeight;
import dev.redstart.tabular.explain.TableExplanation;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Why a row has its label, column by column. */
@Command(
        name = "table",
        sortOptions = false,
        optionListHeading = "%nOptions:%n",
        header = "What each column of a row does for a label.",
        description =
                "Shapley values: what the columns add to the label's probability of an average row, which together is that of this row.",
        footerHeading = "%nExample:%n",
        footer = "  redstart explain table shop --row '{\"age\": 41, \"job\": null}' --label paid")
final class ExplainTableCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            index = "0",
            paramLabel = "MODEL",
            description = "A published model: its name, or a version or alias of it, such as credit@3.")
    private String reference = "";

    @Mixin
    private final RowOptions row = new RowOptions();

    @Option(names = "--label", paramLabel = "LABEL", description = "The label to explain (default: the likeliest).")
    private @Nullable String label;

    @Spec
    private CommandSpec spec;

    ExplainTableCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!row.given()) {
            throw new ParameterException(spec.commandLine(), "--row is missing");
        }
        ModelVersion version = session.common().registry().resolve(reference);
        TableExplanation explanation = row.question().explain(ModelKind.tableClassifier(version), label);
        if (session.json()) {
            session.terminal().printJson(ReasonsJson.of(explanation));
        } else {
            print(explanation);
        }
        return 0;
    }

    private void print(TableExplanation explanation) {
        Terminal terminal = session.terminal();
        terminal.print(
                terminal.bold(Text.printable(explanation.label())) + " " + Figures.metric(explanation.probability())
                        + "; an average row has " + Figures.metric(explanation.base()));
        Table table = new Table(">weight", "column", "value", "typical");
        explanation.columns().stream()
                .filter(column -> column.weight() != 0)
                .sorted(Comparator.comparingDouble((ColumnWeight column) -> Math.abs(column.weight()))
                        .reversed())
                .forEach(column -> table.row(
                        String.format(Locale.ROOT, "%+.4f", column.weight()),
                        column.column(),
                        shown(column.value()),
                        shown(column.typical())));
        table.print(terminal);
    }

    private static String shown(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Number number -> Figures.score(number.doubleValue());
            default -> value.toString();
        };
    }
}
