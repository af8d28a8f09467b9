package dev.redstart.datasets.text;

import dev.redstart.common.data.Source;
import dev.redstart.common.data.Table;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads tables of numbers and categories: CSV, TSV and the like with or without a header, or JSON lines such as {@code {"age": 35, "job": "clerk"}};
 * plain or gzipped, UTF-8.
 *
 * <p>A column holds numbers if nine of ten of its cells do, and categories otherwise; {@link TableColumns} overrules. A cell is empty if it holds
 * nothing or one of {@code NA}, {@code N/A}, {@code NaN}, {@code null}, {@code none} and {@code ?}. A row without a label, or with text in a column
 * of numbers, is a bad row. The text is read twice, first to see what the columns hold.
 */
public final class TableReader {
    private static final Logger LOG = LoggerFactory.getLogger(TableReader.class);
    private static final List<String> LABEL_NAMES = List.of("label", "class", "target", "default", "outcome", "y");

    private final TableColumns columns;
    private final TextFormat format;
    private final BadRows.Policy badRows;

    /** @param format how a delimited text is written; JSON lines need none */
    public TableReader(TableColumns columns, TextFormat format, BadRows.Policy badRows) {
        this.columns = columns;
        this.format = format;
        this.badRows = badRows;
    }

    public ReadTable read(Path file) {
        return read(TextSource.file(file));
    }

    public ReadTable read(TextSource source) {
        boolean json = TextKind.of(source) == TextKind.JSON_LINES;
        TableSurvey survey = survey(source, json);
        try (TextInput input = TextInput.open(source)) {
            RowProblems problems = new RowProblems(source.fileName(), badRows);
            TableCollector target = collector(survey, problems);
            TableRows rows = rows(input, source, json, problems);
            while (rows.next()) {
                target.add(rows);
            }
            problems.checkGoodRows(target.size());
            Table data = target.build(new Source(source.name(), source.licence(), input.sha256()));
            LOG.debug("{} read, {} bad rows left out", data, problems.badRows().count());
            return new ReadTable(data, problems.badRows());
        }
    }

    /** Bad rows are told at the second reading. */
    private TableSurvey survey(TextSource source, boolean json) {
        try (TextInput input = TextInput.open(source)) {
            RowProblems unheard = new RowProblems(source.fileName(), BadRows.Policy.SKIP);
            return TableSurvey.of(rows(input, source, json, unheard));
        }
    }

    private TableRows rows(TextInput input, TextSource source, boolean json, RowProblems problems) {
        List<String> said = Stream.of(
                        Stream.ofNullable(columns.label()), columns.categories().stream(), columns.ignored().stream())
                .flatMap(names -> names)
                .toList();
        return TableRows.of(new TextBuffer(input, source.fileName()), json, format, said, problems);
    }

    private TableCollector collector(TableSurvey survey, RowProblems problems) {
        List<String> names = survey.names();
        String where = problems.place(survey.firstLine());
        String label = label(names, where);
        Set<String> ignored = named(columns.ignored(), names, where);
        Set<String> categories = named(columns.categories(), names, where);
        List<String> read = names.stream()
                .filter(name -> !name.equals(label) && !ignored.contains(name))
                .toList();
        if (read.isEmpty()) {
            throw problems.fatal(survey.firstLine(), "there is no column besides the label");
        }
        TableCollector target = new TableCollector(label, problems);
        read.forEach(name -> target.column(name, survey.isNumeric(name) && !categories.contains(name)));
        return target;
    }

    private static Set<String> named(List<String> columns, List<String> names, String where) {
        return columns.stream()
                .map(column -> names.get(ColumnFinder.place(column, names, where)))
                .collect(Collectors.toSet());
    }

    /** The name of the label's column; empty for none. */
    private String label(List<String> names, String where) {
        String said = columns.label();
        if (said != null) {
            return said.equals(TableColumns.NONE) ? "" : names.get(ColumnFinder.place(said, names, where));
        }
        List<String> found = new ArrayList<>();
        for (String usual : LABEL_NAMES) {
            names.stream()
                    .filter(name -> name.toLowerCase(Locale.ROOT).equals(usual))
                    .forEach(found::add);
        }
        return Objects.requireNonNullElse(found.isEmpty() ? null : found.getFirst(), "");
    }
}
