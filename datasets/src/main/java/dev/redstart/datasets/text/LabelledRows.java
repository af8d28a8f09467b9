package dev.redstart.datasets.text;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Documents;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.text.ColumnFinder.TextPlaces;
import java.nio.charset.StandardCharsets;

/** Checks labels and texts, and collects the good ones. */
final class LabelledRows {
    private final RowProblems problems;
    private final Documents.Builder rows = Documents.builder();

    LabelledRows(RowProblems problems) {
        this.problems = problems;
    }

    /** The current row and all that follow. */
    void addAll(DelimitedRows source, TextPlaces places, int columnCount, String separator) {
        do {
            if (source.fieldCount() != columnCount) {
                problems.report(source.line(), Separators.wrongCount(source, columnCount, separator));
            } else if (source.invalidColumn() >= 0) {
                problems.report(source.line(), Utf8.problem(source.invalidColumn()));
            } else {
                source.unquote();
                add(field(source, places.label()), field(source, places.text()), source.line());
            }
        } while (source.next());
    }

    private static String field(DelimitedRows source, int place) {
        int start = source.start(place);
        return new String(source.bytes(), start, source.end(place) - start, StandardCharsets.UTF_8);
    }

    void add(String label, String text, long line) {
        if (label.isBlank() || text.isBlank()) {
            problems.report(line, "the " + (label.isBlank() ? "label" : "text") + " is missing or empty");
        } else {
            rows.add(text, label.strip());
        }
    }

    /** A file that is one text. */
    void addFile(String label, String text, String where) {
        if (text.isBlank()) {
            problems.report(where, "the file is empty");
        } else {
            rows.add(text, label);
        }
    }

    /** @throws DataException if there is no good row, or if the labels look like texts */
    Documents build(Source source) {
        problems.checkGoodRows(rows.size());
        // Texts taken for labels give nearly as many labels as rows.
        if (rows.labelCount() > 100 && rows.labelCount() > rows.size() / 2) {
            throw new DataException(source.name() + ": there are " + rows.labelCount() + " different labels in "
                    + rows.size() + " rows. Is the label in another column? Name it");
        }
        return rows.build(source);
    }
}
