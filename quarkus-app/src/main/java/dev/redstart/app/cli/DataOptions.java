package dev.redstart.app.cli;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Interactions.Duplicates;
import dev.redstart.datasets.InteractionsLoader;
import dev.redstart.datasets.LoadOptions;
import dev.redstart.datasets.Loaded;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.Columns;
import dev.redstart.datasets.text.TextFormat;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which data a command reads, and how, where the data does not say it itself. */
final class DataOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "NAME|PATH",
            description = "A data set by name ('redstart datasets list'), or a file or folder; .gz is fine.")
    String data = "";

    @Option(
            names = "--user-column",
            paramLabel = "COLUMN",
            description = "Column of the user, by name or by number from 1.")
    @Nullable
    String user;

    @Option(names = "--item-column", paramLabel = "COLUMN", description = "Column of the item.")
    @Nullable
    String item;

    @Option(
            names = "--value-column",
            paramLabel = "COLUMN",
            description = "Column of the rating or quantity; empty ('') makes every row count 1.")
    @Nullable
    String value;

    @Option(
            names = "--time-column",
            paramLabel = "COLUMN",
            description = "Column of the time; empty ('') reads no times.")
    @Nullable
    String time;

    @Option(
            names = "--separator",
            paramLabel = "TEXT",
            description = "What stands between columns, such as ',' ';' '::' or '\\t' (default: found out).")
    @Nullable
    String separator;

    @Option(names = "--no-header", description = "The first row is data; name columns by number.")
    boolean noHeader;

    @Option(
            names = "--skip-bad-rows",
            description = "Leave out rows that cannot be read, and count them, instead of stopping.")
    boolean skipBadRows;

    @Option(
            names = "--duplicates",
            paramLabel = "last|sum",
            description = "Several rows of one user and item: the last counts (default with ratings) or they add up.")
    @Nullable
    Duplicates duplicates;

    /** Reads the data, and says what it is. */
    Loaded load(Terminal terminal, Path cache) {
        Loaded loaded = InteractionsLoader.load(data, options(cache));
        describe(terminal, loaded);
        return loaded;
    }

    private LoadOptions options(Path cache) {
        TextFormat format = TextFormat.detected();
        if (separator != null) {
            format = format.withSeparator(separator.replace("\\t", "\t"));
        }
        if (noHeader) {
            format = format.withHeader(TextFormat.Header.ABSENT);
        }
        return new LoadOptions(
                new Columns(user, item, value, time),
                format,
                skipBadRows ? BadRows.Policy.SKIP : BadRows.Policy.FAIL,
                duplicates,
                cache);
    }

    private static void describe(Terminal terminal, Loaded loaded) {
        Interactions data = loaded.data();
        terminal.note(data.source().name() + ": " + Figures.counted(data.size(), "row") + ", "
                + Figures.counted(data.users().size(), "user") + ", "
                + Figures.counted(data.items().size(), "item"));
        BadRows bad = loaded.badRows();
        if (bad.count() > 0) {
            terminal.note(Figures.counted(bad.count(), "bad row") + " left out; the first: "
                    + bad.first().getFirst());
        }
    }
}
