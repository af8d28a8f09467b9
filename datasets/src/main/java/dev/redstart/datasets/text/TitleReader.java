package dev.redstart.datasets.text;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Reads a table whose first two columns are an id and its title for people.
 *
 * @param charset old sets write Latin-1
 * @param firstColumn the name of the first column; a text with another one holds no titles; empty if there is no header
 */
public record TitleReader(String separator, Charset charset, String firstColumn) {
    public Map<String, String> read(TextSource source) {
        try (TextInput input = TextInput.open(source)) {
            RowProblems problems = new RowProblems(source.fileName(), BadRows.Policy.FAIL);
            DelimitedRows rows = new DelimitedRows(new TextBuffer(input, source.fileName()), separator, problems);
            if (!firstColumn.isEmpty() && !(rows.next() && text(rows, 0).equals(firstColumn))) {
                return Map.of();
            }
            Map<String, String> titles = new LinkedHashMap<>();
            while (rows.next()) {
                add(rows, titles, problems);
            }
            return Collections.unmodifiableMap(titles);
        }
    }

    private void add(DelimitedRows rows, Map<String, String> titles, RowProblems problems) {
        if (rows.fieldCount() < 2) {
            throw problems.fatal(
                    rows.line(),
                    "one column, expected an id and a title separated by " + Separators.inWords(separator));
        }
        if (charset.equals(StandardCharsets.UTF_8) && rows.invalidColumn() >= 0) {
            throw problems.fatal(rows.line(), Utf8.problem(rows.invalidColumn()));
        }
        rows.unquote();
        titles.put(text(rows, 0), text(rows, 1));
    }

    private String text(DelimitedRows rows, int field) {
        return new String(rows.bytes(), rows.start(field), rows.end(field) - rows.start(field), charset);
    }
}
