package dev.redstart.app.cli;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Table;
import dev.redstart.datasets.TableLoader;
import dev.redstart.datasets.TableOptions;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.ReadTable;
import dev.redstart.datasets.text.TableColumns;
import dev.redstart.datasets.text.TextFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows with labels a command reads, and how, where the data does not say it itself. */
final class TableDataOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "NAME|PATH",
            description =
                    "A table by name ('redstart datasets list'), or a file: CSV, TSV, JSON lines (.gz is fine), or"
                            + " NumPy's .npy.")
    private String data = "";

    @Option(
            names = "--label-column",
            paramLabel = "COLUMN",
            description = "Column of the label, by name or by number from 0 (default: found out).")
    private @Nullable String label;

    @Option(
            names = "--labels",
            paramLabel = "PATH",
            description = "Of .npy features: another .npy file, with a label for each row.")
    @Nullable
    String labels;

    @Option(
            names = "--category-columns",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns of categories though they hold numbers, such as codes.")
    private List<String> categories = List.of();

    @Option(
            names = "--ignore-columns",
            paramLabel = "COLUMN",
            split = ",",
            description = "Columns that are not read: row numbers, and what nobody may decide by.")
    private List<String> ignored = List.of();

    @Option(
            names = "--separator",
            paramLabel = "TEXT",
            description = "What stands between columns, such as ',' ';' or '\\t' (default: found out).")
    private @Nullable String separator;

    @Option(names = "--no-header", description = "The first row is data; name columns by number.")
    private boolean noHeader;

    @Option(
            names = "--skip-bad-rows",
            description = "Leave out rows that cannot be read, and count them, instead of stopping.")
    private boolean skipBadRows;

    /** @param testLabels the labels of other rows; null where they are in the rows */
    LabelledRows.From<Table> rows(@Nullable String testLabels) {
        return new LabelledRows.From<>() {
            @Override
            public LabelledRows<Table> load(Session session) {
                return TableDataOptions.this.load(session, data, labels);
            }

            @Override
            public LabelledRows<Table> load(Session session, String nameOrPath) {
                return TableDataOptions.this.load(session, nameOrPath, testLabels);
            }
        };
    }

    private LabelledRows<Table> load(Session session, String nameOrPath, @Nullable String npyLabels) {
        ReadTable read = TableLoader.load(nameOrPath, options(npyLabels));
        Table rows = read.data();
        checkLabels(rows);
        session.terminal()
                .note(rows.source().name() + ": " + Figures.counted(rows.size(), "row") + ", "
                        + Figures.counted(rows.columns().size(), "column") + ", "
                        + Figures.counted(rows.labels().size(), "label"));
        LabelledRows.noteBad(session.terminal(), read.badRows(), "row");
        return LabelledRows.of(rows);
    }

    private static void checkLabels(Table rows) {
        if (!rows.hasLabels()) {
            throw new DataException(rows.source().name()
                    + " has no label column; name it with --label-column, or of .npy features give the labels' file with"
                    + " --labels");
        }
    }

    private TableOptions options(@Nullable String npyLabels) {
        TextFormat format = TextFormat.detected();
        if (separator != null) {
            format = format.withSeparator(separator.replace("\\t", "\t"));
        }
        if (noHeader) {
            format = format.withHeader(TextFormat.Header.ABSENT);
        }
        return new TableOptions(
                new TableColumns(label, categories, ignored),
                format,
                skipBadRows ? BadRows.Policy.SKIP : BadRows.Policy.FAIL,
                npyLabels);
    }
}
