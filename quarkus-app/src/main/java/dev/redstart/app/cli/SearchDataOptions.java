package dev.redstart.app.cli;

import dev.redstart.common.data.DataException;
import dev.redstart.common.data.Source;
import dev.redstart.datasets.RowsLoader;
import dev.redstart.datasets.text.BadRows;
import dev.redstart.datasets.text.NamedRows;
import dev.redstart.datasets.text.TextFormat;
import dev.redstart.nlp.search.SearchDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rows become documents to be searched, and which of their columns. */
final class SearchDataOptions {
    @Option(
            names = "--data",
            required = true,
            paramLabel = "NAME|PATH",
            description = "A file (CSV, TSV, JSON lines; .gz is fine), or texts by name ('redstart datasets list').")
    String data = "";

    @Option(
            names = "--text-column",
            paramLabel = "COLUMN",
            description = "Column that is searched, by name or by number from 0 (default: found out).")
    @Nullable
    String text;

    @Option(names = "--title-column", paramLabel = "COLUMN", description = "Column with a title, searched too.")
    @Nullable
    String title;

    @Option(
            names = "--id-column",
            paramLabel = "COLUMN",
            description = "Column that tells rows apart (default: the row's number from 1).")
    @Nullable
    String id;

    @Option(
            names = "--field",
            paramLabel = "COLUMN",
            description = "A column that comes with each hit, such as a label; may be given several times.")
    List<String> fields = new ArrayList<>();

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

    /** What is to be indexed. */
    record Documents(List<SearchDocument> documents, Source source) {}

    /** Reads the rows, and says how many there are. */
    Documents load(Terminal terminal) {
        List<String> said = Stream.concat(Stream.of(text, title, id).filter(Objects::nonNull), fields.stream())
                .toList();
        BadRows.Policy policy = skipBadRows ? BadRows.Policy.SKIP : BadRows.Policy.FAIL;
        NamedRows rows = RowsLoader.load(data, format(), policy, said);
        Places places = places(rows);
        List<SearchDocument> documents = new ArrayList<>();
        for (int row = 0; row < rows.rows().size(); row++) {
            documents.add(document(rows, row, places));
        }
        terminal.note(rows.source().name() + ": " + Figures.counted(documents.size(), "document") + ", searched by '"
                + Text.printable(rows.names().get(places.text())) + "'");
        if (rows.badRows().count() > 0) {
            terminal.note(Figures.counted(rows.badRows().count(), "bad row") + " left out; the first: "
                    + rows.badRows().first().getFirst());
        }
        return new Documents(documents, rows.source());
    }

    private TextFormat format() {
        TextFormat format = TextFormat.detected();
        if (separator != null) {
            format = format.withSeparator(separator.replace("\\t", "\t"));
        }
        return noHeader ? format.withHeader(TextFormat.Header.ABSENT) : format;
    }

    /** Places of columns; -1 for none. */
    private record Places(int text, int title, int id, Map<String, Integer> fields) {}

    private Places places(NamedRows rows) {
        Map<String, Integer> places = new LinkedHashMap<>();
        fields.forEach(field -> {
            int place = rows.column(field);
            places.put(rows.names().get(place), place);
        });
        return new Places(
                text == null ? rows.textColumn() : rows.column(text),
                title == null ? -1 : rows.column(title),
                id == null ? -1 : rows.column(id),
                places);
    }

    private static SearchDocument document(NamedRows rows, int number, Places places) {
        List<String> row = rows.rows().get(number);
        String id = places.id() < 0 ? Integer.toString(number + 1) : row.get(places.id());
        if (id.isBlank()) {
            throw new DataException(rows.fileName() + ": the id of row " + (number + 1) + " is empty");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        places.fields().forEach((name, place) -> fields.put(name, row.get(place)));
        return new SearchDocument(
                id, places.title() < 0 ? "" : row.get(places.title()), row.get(places.text()), fields);
    }
}
