package dev.redstart.datasets.text;

import dev.redstart.common.data.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads tables with columns of any kind: CSV, TSV and the like, or JSON lines; plain or gzipped, UTF-8, a row of at most 16 MiB. Quotes as in
 * {@link DocumentsReader}. The first JSON object decides which members there are.
 */
public final class NamedRowsReader {
    private static final String EXAMPLE = "{\"id\": \"1\", \"text\": \"Once upon a time\"}";

    private final TextFormat format;
    private final BadRows.Policy badRows;
    private final List<String> said;

    /**
     * @param format how a delimited text is written; JSON lines need none
     * @param said columns that the asker knows; a name among them means that there is a header
     */
    public NamedRowsReader(TextFormat format, BadRows.Policy badRows, List<String> said) {
        this.format = format;
        this.badRows = badRows;
        this.said = List.copyOf(said);
    }

    public NamedRows read(TextSource source) {
        boolean json = TextKind.of(source) == TextKind.JSON_LINES;
        try (TextInput input = TextInput.open(source)) {
            RowProblems problems = new RowProblems(source.fileName(), badRows);
            TextBuffer buffer = new TextBuffer(input, source.fileName(), TextBuffer.TEXT_BYTES);
            List<List<String>> rows = new ArrayList<>();
            List<String> names = json ? readJson(buffer, rows, problems) : readDelimited(buffer, rows, problems);
            problems.checkGoodRows(rows.size());
            Source origin = new Source(source.name(), source.licence(), input.sha256());
            return new NamedRows(origin, source.fileName(), names, rows, problems.badRows());
        }
    }

    private static List<String> readJson(TextBuffer buffer, List<List<String>> target, RowProblems problems) {
        JsonRows rows = new JsonRows(buffer, problems, EXAMPLE);
        List<String> names = List.of();
        while (rows.next()) {
            if (target.isEmpty()) {
                names = List.copyOf(rows.names());
            }
            target.add(names.stream().map(rows::text).toList());
        }
        return names;
    }

    private List<String> readDelimited(TextBuffer buffer, List<List<String>> target, RowProblems problems) {
        List<String> sample = buffer.sample();
        if (sample.isEmpty()) {
            throw problems.fatal(1, "there are no rows, only empty lines");
        }
        String separator = DelimitedReader.separator(format, sample, "the columns", problems);
        boolean quotes = !separator.equals("\t");
        boolean header = hasHeader(sample, separator, quotes);
        DelimitedRows rows = new DelimitedRows(buffer, separator, quotes, problems);
        if (!rows.next()) {
            return List.of();
        }
        DelimitedReader.checkColumns(rows, separator, problems, header);
        rows.unquote();
        int columnCount = rows.fieldCount();
        List<String> names =
                header ? rows.fields().stream().map(String::strip).toList() : ColumnContents.positions(columnCount);
        if (!header || rows.next()) {
            addAll(rows, new Shape(columnCount, separator), target, problems);
        }
        return names;
    }

    private record Shape(int columnCount, String separator) {}

    /** The current row and all that follow. */
    private static void addAll(DelimitedRows rows, Shape shape, List<List<String>> target, RowProblems problems) {
        do {
            if (rows.fieldCount() != shape.columnCount()) {
                problems.report(rows.line(), Separators.wrongCount(rows, shape.columnCount(), shape.separator()));
            } else if (rows.invalidColumn() >= 0) {
                problems.report(rows.line(), Utf8.problem(rows.invalidColumn()));
            } else {
                rows.unquote();
                target.add(List.copyOf(rows.fields()));
            }
        } while (rows.next());
    }

    private boolean hasHeader(List<String> sample, String separator, boolean quotes) {
        return switch (format.header()) {
            case PRESENT -> true;
            case ABSENT -> false;
            case DETECTED ->
                HeaderGuess.isHeader(
                        sample.stream()
                                .map(line -> HeaderGuess.fields(line, separator, quotes))
                                .toList(),
                        said);
        };
    }
}
