package dev.redstart.app.cli;

import dev.redstart.common.data.Documents;
import dev.redstart.datasets.TextLoader;
import dev.redstart.datasets.TextOptions;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.ReadDocuments;
import dev.redstart.datasets.text.TextColumns;
import dev.redstart.datasets.text.TextFormat;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which labelled texts a command reads, and how, where the data does not say it itself. */
final class TextDataOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "NAME|PATH",
            description =
                    "Labelled texts by name ('redstart datasets list'), or a file (CSV, TSV, JSON lines; .gz is fine), "
                            + "or a folder with a folder for each label.")
    String data = "";

    @Option(
            names = "--label-column",
            paramLabel = "COLUMN",
            description = "Column of the label, by name or by number from 0 (default: found out).")
    @Nullable
    String label;

    @Option(names = "--text-column", paramLabel = "COLUMN", description = "Column of the text (default: found out).")
    @Nullable
    String text;

    @Option(
            names = "--separator",
            paramLabel = "TEXT",
            description = "What stands between columns, such as ',' ';' or '\\t' (default: found out).")
    @Nullable
    String separator;

    @Option(names = "--no-header", description = "The first row is data; name columns by number.")
    boolean noHeader;

    @Option(
            names = "--skip-bad-rows",
            description = "Leave out rows that cannot be read, and count them, instead of stopping.")
    boolean skipBadRows;

    LabelledRows.From<Documents> rows() {
        return new LabelledRows.From<>() {
            @Override
            public LabelledRows<Documents> load(Session session) {
                return load(session, data);
            }

            @Override
            public LabelledRows<Documents> load(Session session, String nameOrPath) {
                return LabelledRows.of(read(session.terminal(), nameOrPath));
            }
        };
    }

    private Documents read(Terminal terminal, String nameOrPath) {
        ReadDocuments read = TextLoader.load(nameOrPath, options());
        Documents documents = read.data();
        terminal.note(documents.source().name() + ": " + Figures.counted(documents.size(), "text") + ", "
                + Figures.counted(documents.labels().size(), "label"));
        LabelledRows.noteBad(terminal, read.badRows(), "row");
        return documents;
    }

    private TextOptions options() {
        TextFormat format = TextFormat.detected();
        if (separator != null) {
            format = format.withSeparator(separator.replace("\\t", "\t"));
        }
        if (noHeader) {
            format = format.withHeader(TextFormat.Header.ABSENT);
        }
        return new TextOptions(
                new TextColumns(label, text), format, skipBadRows ? BadRows.Policy.SKIP : BadRows.Policy.FAIL);
    }
}
