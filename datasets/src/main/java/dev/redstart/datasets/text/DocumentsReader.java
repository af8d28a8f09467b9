package dev.redstart.datasets.text;

import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.ColumnFinder.TextPlaces;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads labelled texts: CSV, TSV and the like, or JSON lines such as {@code {"label": "spam", "text": "Call now"}}; plain or gzipped, UTF-8, a
 * row of at most 16 MiB.
 *
 * <p>Between tabs a quote is a character like any other; between commas and other separators it encloses a value, as in RFC 4180. Texts are
 * kept as they stand, labels without the spaces around them. A row without a label or a text is a bad row.
 */
public final class DocumentsReader {
    private static final Logger LOG = LoggerFactory.getLogger(DocumentsReader.class);
    private static final String EXAMPLE = "{\"label\": \"spam\", \"text\": \"Call now\"}";

    private final TextColumns columns;
    private final TextFormat format;
    private final BadRows.Policy badRows;

    /** @param format how a delimited text is written; JSON lines need none */
    public DocumentsReader(TextColumns columns, TextFormat format, BadRows.Policy badRows) {
        this.columns = columns;
        this.format = format;
        this.badRows = badRows;
    }

    public ReadDocuments read(Path file) {
        return read(TextSource.file(file));
    }

    public ReadDocuments read(TextSource source) {
        boolean json = TextKind.of(source) == TextKind.JSON_LINES;
        try (TextInput input = TextInput.open(source)) {
            RowProblems problems = new RowProblems(source.fileName(), badRows);
            TextBuffer buffer = new TextBuffer(input, source.fileName(), TextBuffer.TEXT_BYTES);
            LabelledRows rows = new LabelledRows(problems);
            if (json) {
                readJson(buffer, rows, problems);
            } else {
                readDelimited(buffer, rows, problems);
            }
            Documents data = rows.build(new Source(source.name(), source.licence(), input.sha256()));
            LOG.debug("{} read, {} bad rows left out", data, problems.badRows().count());
            return new ReadDocuments(data, problems.badRows());
        }
    }

    private void readJson(TextBuffer buffer, LabelledRows target, RowProblems problems) {
        JsonRows rows = new JsonRows(buffer, problems, EXAMPLE);
        if (!rows.next()) {
            return;
        }
        List<String> names = List.copyOf(rows.names());
        List<String> values = names.stream().map(rows::text).toList();
        TextPlaces places = ColumnContents.places(columns, names, List.of(values), problems.place(rows.line()));
        String label = names.get(places.label());
        String text = names.get(places.text());
        do {
            target.add(rows.text(label), rows.text(text), rows.line());
        } while (rows.next());
    }

    private void readDelimited(TextBuffer buffer, LabelledRows target, RowProblems problems) {
        List<String> sample = buffer.sample();
        if (sample.isEmpty()) {
            throw problems.fatal(1, "there are no rows, only empty lines");
        }
        String separator = DelimitedReader.separator(format, sample, "label and text", problems);
        boolean quotes = !separator.equals("\t");
        List<List<String>> fields = sample.stream()
                .map(line -> HeaderGuess.fields(line, separator, quotes))
                .toList();
        boolean header = hasHeader(fields);
        DelimitedRows rows = new DelimitedRows(buffer, separator, quotes, problems);
        if (rows.next()) {
            DelimitedReader.checkColumns(rows, separator, problems, header);
            rows.unquote();
            String where = problems.place(rows.line());
            TextPlaces places = header
                    ? ColumnContents.places(columns, rows.fields(), fields.subList(1, fields.size()), where)
                    : ColumnContents.places(columns, ColumnContents.positions(rows.fieldCount()), fields, where);
            int columnCount = rows.fieldCount();
            if (!header || rows.next()) {
                target.addAll(rows, places, columnCount, separator);
            }
        }
    }

    private boolean hasHeader(List<List<String>> sample) {
        return switch (format.header()) {
            case PRESENT -> true;
            case ABSENT -> false;
            case DETECTED -> HeaderGuess.isHeader(sample, columns);
        };
    }
}
