package dev.redstart.datasets.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The rows of a delimited text, as places in a buffer: RFC 4180 quotes, line ends LF or CRLF, empty lines left out.
 *
 * <p>One pass over the bytes, no object per row or field. A row that goes on behind the buffer is scanned again once the rest is there.
 * {@code scan} is long because it is that pass: all states of a field stand under each other.
 * A field is quoted only if the quote is its first byte, so that {@code 5" PIPE} is a plain field.
 */
final class DelimitedRows {
    private enum Outcome {
        ROW,
        MORE,
        END,
        BAD
    }

    private final TextBuffer buffer;
    private final RowProblems problems;
    private final byte[] separator;
    private final boolean quotes;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private int fieldCount;
    private int rowStart;
    private int rowEnd;
    private int next;
    private int lineEndsInside;
    private boolean doubledQuotes;
    private int signs;
    private String problem = "";
    private long line;

    DelimitedRows(TextBuffer buffer, String separator, RowProblems problems) {
        this(buffer, separator, true, problems);
    }

    /** @param quotes whether a quote at the start of a field encloses it; otherwise it is a character like any other */
    DelimitedRows(TextBuffer buffer, String separator, boolean quotes, RowProblems problems) {
        this.buffer = buffer;
        this.quotes = quotes;
        this.problems = problems;
        this.separator = separator.getBytes(StandardCharsets.UTF_8);
    }

    /** Goes to the next row with fields; false at the end of the text. Rows whose quotes are wrong are reported and passed over. */
    boolean next() {
        while (true) {
            switch (scan()) {
                case ROW -> {
                    boolean empty = fieldCount == 1 && rowEnd == buffer.start;
                    take();
                    if (!empty) {
                        return true;
                    }
                }
                case MORE -> fillOrSkip();
                case BAD -> {
                    problems.report(buffer.line, problem);
                    buffer.skipLine();
                }
                case END -> {
                    return false;
                }
            }
        }
    }

    private void take() {
        line = buffer.line;
        rowStart = buffer.start;
        buffer.start = next;
        buffer.line += 1 + lineEndsInside;
    }

    private void fillOrSkip() {
        if (!buffer.fill()) {
            String quote =
                    lineEndsInside > 0 ? " Does a quote open there and never close?" : " Is this a text of rows?";
            problems.report(buffer.line, "the row is longer than " + buffer.maxRowBytes() + " bytes." + quote);
            buffer.skipLine();
        }
    }

    private Outcome scan() {
        byte[] bytes = buffer.bytes;
        int at = buffer.start;
        fieldCount = 0;
        lineEndsInside = 0;
        doubledQuotes = false;
        signs = 0;
        if (at == buffer.end) {
            return buffer.atEnd ? Outcome.END : Outcome.MORE;
        }
        while (true) {
            boolean quoted = quotes && at < buffer.end && bytes[at] == '"';
            int to = quoted ? closingQuote(at + 1) : plainEnd(at);
            if (to < 0) {
                problem = "a quote opens in column " + (fieldCount + 1)
                        + " and never closes. Double a quote that belongs to the text";
                return buffer.atEnd ? Outcome.BAD : Outcome.MORE;
            }
            addField(quoted ? at + 1 : at, to);
            at = quoted ? to + 1 : to;
            if (at < buffer.end && bytes[at] == '\r') {
                at++;
            }
            if (at >= buffer.end && !buffer.atEnd) {
                return Outcome.MORE;
            }
            if (at >= buffer.end || bytes[at] == '\n') {
                rowEnd = to;
                next = Math.min(at + 1, buffer.end);
                return Outcome.ROW;
            }
            if (!separatorAt(at)) {
                problem = "text follows the closing quote of column " + fieldCount
                        + ". Double a quote that belongs to the text";
                return buffer.end - at < separator.length && !buffer.atEnd ? Outcome.MORE : Outcome.BAD;
            }
            at += separator.length;
        }
    }

    /** The place of the quote that closes a field, or -1 if it is not in the buffer. */
    private int closingQuote(int from) {
        byte[] bytes = buffer.bytes;
        int end = buffer.end;
        for (int at = from; at < end; at++) {
            byte character = bytes[at];
            signs |= character;
            if (character == '\n') {
                lineEndsInside++;
            } else if (character == '"') {
                if (at + 1 == end && !buffer.atEnd) {
                    return -1;
                }
                if (at + 1 == end || bytes[at + 1] != '"') {
                    return at;
                }
                doubledQuotes = true;
                at++;
            }
        }
        return -1;
    }

    /** The end of a plain field: separator, line end, or the end of the buffer. */
    private int plainEnd(int from) {
        byte[] bytes = buffer.bytes;
        int end = buffer.end;
        byte first = separator[0];
        int all = 0;
        int at = from;
        while (at < end && bytes[at] != '\n' && (bytes[at] != first || !separatorAt(at))) {
            all |= bytes[at++];
        }
        signs |= all;
        boolean carriageReturn = at > from && bytes[at - 1] == '\r' && (at == end || bytes[at] == '\n');
        return carriageReturn ? at - 1 : at;
    }

    private boolean separatorAt(int at) {
        if (separator.length == 1) {
            return buffer.bytes[at] == separator[0];
        }
        int to = at + separator.length;
        return to <= buffer.end && Arrays.equals(buffer.bytes, at, to, separator, 0, separator.length);
    }

    private void addField(int from, int to) {
        if (fieldCount == starts.length) {
            starts = Arrays.copyOf(starts, fieldCount * 2);
            ends = Arrays.copyOf(ends, fieldCount * 2);
        }
        starts[fieldCount] = from;
        ends[fieldCount++] = to;
    }

    /** Makes {@code ""} inside the row's quoted fields one quote. */
    void unquote() {
        for (int field = 0; doubledQuotes && field < fieldCount; field++) {
            boolean quoted = starts[field] > rowStart && buffer.bytes[starts[field] - 1] == '"';
            if (quoted) {
                ends[field] = halveQuotes(starts[field], ends[field]);
            }
        }
        doubledQuotes = false;
    }

    private int halveQuotes(int from, int to) {
        byte[] bytes = buffer.bytes;
        int write = from;
        for (int read = from; read < to; read++) {
            bytes[write++] = bytes[read];
            if (bytes[read] == '"') {
                read++;
            }
        }
        return write;
    }

    int fieldCount() {
        return fieldCount;
    }

    /** All fields lie in this array, which changes with {@link #next()}. */
    byte[] bytes() {
        return buffer.bytes;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    /** The line, from 1, on which the row starts. */
    long line() {
        return line;
    }

    /** The column, from 0, that is not valid UTF-8; -1 if all are. ASCII costs nothing. */
    int invalidColumn() {
        for (int field = 0; signs < 0 && field < fieldCount; field++) {
            if (!Utf8.isValid(buffer.bytes, starts[field], ends[field])) {
                return field;
            }
        }
        return -1;
    }

    /** The row's fields as text, for headers. */
    List<String> fields() {
        List<String> fields = new ArrayList<>();
        for (int field = 0; field < fieldCount; field++) {
            fields.add(new String(buffer.bytes, starts[field], ends[field] - starts[field], StandardCharsets.UTF_8));
        }
        return fields;
    }

    /** The row as it stands in the text, for messages. */
    String text() {
        return new String(buffer.bytes, rowStart, rowEnd - rowStart, StandardCharsets.UTF_8);
    }
}
