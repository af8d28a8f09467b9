package dev.redstart.datasets.text;

import dev.redstart.common.vector.WordVectors;
import java.nio.charset.StandardCharsets;

/** The lines of a text of word vectors: checks and collects them. */
final class VectorRows {
    /** No publisher comes near it. */
    private static final int MOST_DIMENSIONS = 10_000;

    private static final long NOT_SAID = -1;

    private final DelimitedRows rows;
    private final RowProblems problems;
    private long expectedRows = NOT_SAID;
    private long rowCount;
    private boolean more = true;
    private float[] vector = new float[0];
    private WordVectors.Builder vectors = WordVectors.builder(1);

    /** @param rows at its first row */
    VectorRows(DelimitedRows rows, RowProblems problems) {
        this.rows = rows;
        this.problems = problems;
    }

    /** Takes the number of dimensions from the line that says it, or else from the first word. */
    void start() {
        int fields = fieldCount();
        boolean header = fields == 2 && wholeNumber(0) > 0 && wholeNumber(1) > 0;
        long dimensions = header ? wholeNumber(1) : fields - 1;
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw problems.fatal(
                    rows.line(),
                    dimensions < 1
                            ? "a word and its numbers were expected, separated by spaces, got "
                                    + Excerpt.of(rows.text())
                            : dimensions + " dimensions, expected at most " + MOST_DIMENSIONS);
        }
        vector = new float[(int) dimensions];
        vectors = WordVectors.builder(vector.length);
        if (header) {
            expectedRows = wholeNumber(0);
            more = rows.next();
        }
    }

    int size() {
        return vectors.size();
    }

    int dimensions() {
        return vector.length;
    }

    WordVectors.Builder vectors() {
        return vectors;
    }

    /** Adds the current row and goes to the next; false if there was none. */
    boolean add() {
        if (!more) {
            return false;
        }
        if (rows.invalidColumn() >= 0) {
            throw problems.fatal(rows.line(), Utf8.problem(rows.invalidColumn()));
        }
        int firstNumber = fieldCount() - vector.length;
        checkCount(firstNumber);
        for (int at = 0; at < vector.length; at++) {
            vector[at] = number(firstNumber + at);
        }
        vectors.add(word(firstNumber), vector);
        rowCount++;
        more = rows.next();
        return true;
    }

    /** A word with spaces has more fields, but what is too much is no number. */
    private void checkCount(int firstNumber) {
        if (firstNumber < 1) {
            throw wrongCount(fieldCount() - 1, ". Is the line cut off?");
        }
        if (firstNumber > 1 && isNumber(firstNumber - 1)) {
            int first = firstNumber - 1;
            while (first > 1 && isNumber(first - 1)) {
                first--;
            }
            throw wrongCount(fieldCount() - first, ". Have two lines run together?");
        }
        if (rows.start(0) == rows.end(0)) {
            throw problems.fatal(rows.line(), "the line begins with a space, expected a word");
        }
    }

    private RuntimeException wrongCount(int numbers, String remedy) {
        return problems.fatal(rows.line(), numbers + " numbers, expected " + vector.length + remedy);
    }

    private float number(int field) {
        float number = parsed(field);
        if (Float.isNaN(number)) {
            throw problems.fatal(rows.line(), DecimalText.problem(rows.bytes(), rows.start(field), rows.end(field)));
        }
        return number;
    }

    private boolean isNumber(int field) {
        return !Float.isNaN(parsed(field));
    }

    private float parsed(int field) {
        return DecimalText.parse(rows.bytes(), rows.start(field), rows.end(field));
    }

    private String word(int firstNumber) {
        int from = rows.start(0);
        return new String(rows.bytes(), from, rows.end(firstNumber - 1) - from, StandardCharsets.UTF_8);
    }

    /** fastText ends its lines with a space. */
    private int fieldCount() {
        int count = rows.fieldCount();
        while (count > 1 && rows.start(count - 1) == rows.end(count - 1)) {
            count--;
        }
        return count;
    }

    private long wholeNumber(int field) {
        String text = new String(
                rows.bytes(), rows.start(field), rows.end(field) - rows.start(field), StandardCharsets.UTF_8);
        return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : NOT_SAID;
    }

    /** Called when all rows were read. */
    void checkComplete() {
        problems.checkGoodRows(rowCount);
        if (expectedRows != NOT_SAID && rowCount != expectedRows) {
            throw problems.fatal(
                    1,
                    "it says that there are " + expectedRows + " words, but there "
                            + (rowCount == 1 ? "is 1" : "are " + rowCount)
                            + ". Was the download or copy cut off? Get the file again");
        }
    }
}
