package dev.redstart.app.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/** Rows under headings, columns aligned: words to the left, figures to the right. */
final class Table {
    static final String GAP = "  ";

    private final String[] headings;
    private final boolean[] rightAligned;
    private final List<Row> rows = new ArrayList<>();

    private record Row(List<String> cells, UnaryOperator<String> style) {}

    /** @param headings the columns; a heading that starts with {@code >} makes a column of figures */
    Table(String... headings) {
        this.headings = new String[headings.length];
        this.rightAligned = new boolean[headings.length];
        for (int column = 0; column < headings.length; column++) {
            rightAligned[column] = headings[column].startsWith(">");
            this.headings[column] = rightAligned[column] ? headings[column].substring(1) : headings[column];
        }
    }

    Table row(String... cells) {
        return row(UnaryOperator.identity(), cells);
    }

    /** A row whose whole line gets a style, such as {@link Terminal#green}. */
    Table row(UnaryOperator<String> style, String... cells) {
        if (cells.length != headings.length) {
            throw new IllegalArgumentException("expected " + headings.length + " cells, got " + cells.length);
        }
        rows.add(new Row(Arrays.stream(cells).map(Text::printable).toList(), style));
        return this;
    }

    void print(Terminal terminal) {
        int[] widths = new int[headings.length];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Text.width(headings[column]);
            for (Row row : rows) {
                widths[column] = Math.max(widths[column], Text.width(row.cells().get(column)));
            }
        }
        terminal.print(terminal.bold(line(List.of(headings), widths)));
        for (Row row : rows) {
            terminal.print(row.style().apply(line(row.cells(), widths)));
        }
    }

    private String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String cell = cells.get(column);
            String padding = " ".repeat(widths[column] - Text.width(cell));
            line.append(rightAligned[column] ? padding + cell : cell + padding).append(GAP);
        }
        return line.toString().stripTrailing();
    }
}
