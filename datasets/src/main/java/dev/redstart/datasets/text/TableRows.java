package dev.redstart.datasets.text;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** The rows of a table by column name, be it delimited text or JSON lines, one at a time from the first. Not thread-safe. */
sealed interface TableRows {
    /** Goes to the next row; false at the end. A row that cannot be read is reported and passed over. */
    boolean next();

    /** The line, from 1, on which the row starts. */
    long line();

    /** The names of the row's cells: of delimited text those of all rows. */
    List<String> names();

    /** What stands in a cell, without the spaces around it; empty if the row has none of that name. */
    String text(String name);

    /** @param said columns that the asker knows; a name among them means that there is a header */
    static TableRows of(TextBuffer buffer, boolean json, TextFormat format, List<String> said, RowProblems problems) {
        return json
                ? new JsonTable(new JsonRows(buffer, problems, JsonTable.EXAMPLE))
                : DelimitedTable.of(buffer, format, said, problems);
    }

    /** JSON lines; what one object lacks is empty. */
    record JsonTable(JsonRows rows) implements TableRows {
        static final String EXAMPLE = "{\"age\": 35, \"job\": \"clerk\", \"default\": \"no\"}";

        @Override
        public boolean next() {
            return rows.next();
        }

        @Override
        public long line() {
            return rows.line();
        }

        @Override
        public List<String> names() {
            return List.copyOf(rows.names());
        }

        @Override
        public String text(String name) {
            return rows.text(name).strip();
        }
    }

    /** Delimited text; without a header the columns are called 0, 1 and so on. */
    final class DelimitedTable implements TableRows {
        private final DelimitedRows rows;
        private final RowProblems problems;
        private final String separator;
        private final List<String> names;
        private final Map<String, Integer> places = new HashMap<>();
        private boolean firstIsData;
        private List<String> fields = List.of();

        private DelimitedTable(DelimitedRows rows, RowProblems problems, String separator, boolean header) {
            this.rows = rows;
            this.problems = problems;
            this.separator = separator;
            this.firstIsData = !header;
            this.names = header ? headerNames(rows, problems) : ColumnContents.positions(rows.fieldCount());
            IntStream.range(0, names.size()).forEach(place -> places.put(names.get(place), place));
        }

        static DelimitedTable of(TextBuffer buffer, TextFormat format, List<String> said, RowProblems problems) {
            List<String> sample = buffer.sample();
            if (sample.isEmpty()) {
                throw problems.fatal(1, "there are no rows, only empty lines");
            }
            String separator = DelimitedReader.separator(format, sample, "the columns", problems);
            boolean quotes = !separator.equals("\t");
            boolean header = hasHeader(sample, separator, format, said);
            DelimitedRows rows = new DelimitedRows(buffer, separator, quotes, problems);
            if (!rows.next()) {
                throw problems.fatal(1, "there are no rows");
            }
            DelimitedReader.checkColumns(rows, separator, problems, header);
            rows.unquote();
            return new DelimitedTable(rows, problems, separator, header);
        }

        private static boolean hasHeader(List<String> sample, String separator, TextFormat format, List<String> said) {
            return switch (format.header()) {
                case PRESENT -> true;
                case ABSENT -> false;
                case DETECTED ->
                    HeaderGuess.isTableHeader(
                            HeaderGuess.fields(sample.getFirst(), separator, !separator.equals("\t")), said);
            };
        }

        /** A column without a name, as the row numbers that pandas writes, is called by its position. */
        private static List<String> headerNames(DelimitedRows rows, RowProblems problems) {
            List<String> fields = rows.fields();
            List<String> names = IntStream.range(0, fields.size())
                    .mapToObj(place -> fields.get(place).isBlank()
                            ? Integer.toString(place)
                            : fields.get(place).strip())
                    .toList();
            Set<String> seen = new HashSet<>();
            for (String name : names) {
                if (!seen.add(name)) {
                    throw problems.fatal(rows.line(), "two columns are called " + Excerpt.of(name) + ". Rename one");
                }
            }
            return names;
        }

        @Override
        public boolean next() {
            while (firstIsData || rows.next()) {
                firstIsData = false;
                if (isGood()) {
                    rows.unquote();
                    fields = rows.fields();
                    return true;
                }
            }
            return false;
        }

        private boolean isGood() {
            if (rows.fieldCount() != names.size()) {
                problems.report(rows.line(), Separators.wrongCount(rows, names.size(), separator));
                return false;
            }
            if (rows.invalidColumn() >= 0) {
                problems.report(rows.line(), Utf8.problem(rows.invalidColumn()));
                return false;
            }
            return true;
        }

        @Override
        public long line() {
            return rows.line();
        }

        @Override
        public List<String> names() {
            return names;
        }

        @Override
        public String text(String name) {
            Integer place = places.get(name);
            return place == null ? "" : fields.get(place).strip();
        }
    }
}
