package dev.redstart.datasets.text;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.ColumnFinder.Places;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads interactions from delimited text: CSV, TSV, {@code ::} and the like, plain or gzipped, UTF-8.
 *
 * <p>Values are quoted as in RFC 4180. Ids are taken as they stand, spaces and all; two spellings are two ids. A time without an offset is
 * UTC. A row that cannot be understood stops the reading with its file and line, or is left out and counted, as
 * {@link ReadOptions#badRows()} says.
 */
public final class DelimitedReader {
    private static final Logger LOG = LoggerFactory.getLogger(DelimitedReader.class);

    private final ReadOptions options;

    public DelimitedReader(ReadOptions options) {
        this.options = options;
    }

    public ReadRows read(Path file) {
        return read(TextSource.file(file));
    }

    public ReadRows read(TextSource source) {
        try (TextInput input = TextInput.open(source)) {
            RowProblems problems = new RowProblems(source.fileName(), options.badRows());
            TextBuffer buffer = new TextBuffer(input, source.fileName());
            Interactions.Builder rows = readRows(buffer, problems);
            problems.checkGoodRows(rows.size());
            Interactions data = rows.build(new Source(source.name(), source.licence(), input.sha256()));
            LOG.debug("{} read, {} bad rows left out", data, problems.badRows().count());
            return new ReadRows(data, problems.badRows());
        }
    }

    private Interactions.Builder readRows(TextBuffer buffer, RowProblems problems) {
        List<String> sample = buffer.sample();
        if (sample.isEmpty()) {
            throw problems.fatal(1, "there are no rows, only empty lines");
        }
        String separator = separator(options.format(), sample, "user and item", problems);
        DelimitedRows rows = new DelimitedRows(buffer, separator, problems);
        if (!rows.next()) {
            throw problems.fatal(1, "there are no rows");
        }
        boolean header = hasHeader(sample, separator);
        checkColumns(rows, separator, problems, header);
        String where = problems.place(rows.line());
        rows.unquote();
        Places places = header
                ? ColumnFinder.byName(options.columns(), rows.fields(), where)
                : ColumnFinder.byPosition(options.columns(), rows.fieldCount(), where);
        int columnCount = rows.fieldCount();
        if (header && !rows.next()) {
            problems.checkGoodRows(0);
        }
        return new RowLoop(rows, places, columnCount, separator).run(problems, options);
    }

    /** @param columns what must be told apart, for the message if nothing separates it */
    static String separator(TextFormat format, List<String> sample, String columns, RowProblems problems) {
        if (format.separator() != null) {
            return format.separator();
        }
        return Separators.find(sample)
                .orElseThrow(() -> problems.fatal(
                        1,
                        "the first line is one column, " + Excerpt.of(sample.getFirst()) + ". Separate " + columns
                                + " by a comma, tab, semicolon, | or ::, or name the separator"));
    }

    /** A row of one column means that the separator is another one. */
    static void checkColumns(DelimitedRows rows, String separator, RowProblems problems, boolean header) {
        if (rows.invalidColumn() >= 0) {
            throw problems.fatal(rows.line(), Utf8.problem(rows.invalidColumn()));
        }
        if (rows.fieldCount() == 1) {
            String what = (header ? "the header" : "the row") + " is one column, " + Excerpt.of(rows.text());
            String remedy = Separators.find(List.of(rows.text()))
                    .filter(found -> !found.equals(separator))
                    .map(found -> ". Is the separator " + Separators.inWords(found) + "?")
                    .orElse(". Is the separator really " + Separators.inWords(separator) + "?");
            throw problems.fatal(rows.line(), what + remedy);
        }
    }

    private boolean hasHeader(List<String> sample, String separator) {
        return switch (options.format().header()) {
            case PRESENT -> true;
            case ABSENT -> false;
            case DETECTED -> HeaderGuess.isHeader(sample, separator, options.columns());
        };
    }
}
