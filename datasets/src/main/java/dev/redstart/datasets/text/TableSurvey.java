package dev.redstart.datasets.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A first look at all cells of a table: which columns there are, and which of them hold numbers. */
final class TableSurvey {
    /** A column of numbers may have so many cells that are none, in tenths of all: those are slips, not categories. */
    private static final int TENTHS = 10;

    private static final class Counts {
        private long numbers;
        private long texts;
    }

    private final Map<String, Counts> columns = new LinkedHashMap<>();
    private long rows;
    private long firstLine = 1;

    static TableSurvey of(TableRows rows) {
        TableSurvey survey = new TableSurvey();
        survey.addNames(rows.names());
        while (rows.next()) {
            survey.add(rows);
        }
        return survey;
    }

    private void addNames(List<String> names) {
        names.forEach(name -> columns.computeIfAbsent(name, unused -> new Counts()));
    }

    private void add(TableRows row) {
        firstLine = rows++ == 0 ? row.line() : firstLine;
        addNames(row.names());
        for (String name : row.names()) {
            String text = row.text(name);
            Counts counts = columns.get(name);
            if (counts != null && !CellText.isMissing(text)) {
                if (CellText.isNumeric(text)) {
                    counts.numbers++;
                } else {
                    counts.texts++;
                }
            }
        }
    }

    /** In the order of their first occurrence. */
    List<String> names() {
        return List.copyOf(columns.keySet());
    }

    /** The line of the first row. */
    long firstLine() {
        return firstLine;
    }

    /** Whether nine of ten cells that are not empty hold numbers; so do all cells of an empty column. */
    boolean isNumeric(String name) {
        Counts counts = columns.getOrDefault(name, new Counts());
        return counts.texts * TENTHS <= counts.numbers + counts.texts;
    }
}
