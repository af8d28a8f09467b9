package dev.redstart.datasets.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The objects of a JSON lines text, one at a time: the strings, numbers and booleans of their first level. Empty lines are left out. */
final class JsonRows {
    private static final JsonFactory JSON = new JsonFactory();

    private final TextBuffer buffer;
    private final RowProblems problems;
    private final String example;
    private final Map<String, String> members = new LinkedHashMap<>();
    private long line;

    /** @param example an object as it should be, for messages */
    JsonRows(TextBuffer buffer, RowProblems problems, String example) {
        this.buffer = buffer;
        this.problems = problems;
        this.example = example;
    }

    /** Goes to the next object; false at the end. Lines that are none are reported and passed over. */
    boolean next() {
        while (true) {
            int end = lineEnd();
            if (end < 0) {
                problems.report(buffer.line, "the line is longer than " + buffer.maxRowBytes() + " bytes");
                buffer.skipLine();
                continue;
            }
            if (end == buffer.start && buffer.start == buffer.end) {
                return false;
            }
            int start = buffer.start;
            line = buffer.line++;
            buffer.start = Math.min(end + 1, buffer.end);
            if (!isBlank(start, end) && parse(start, end)) {
                return true;
            }
        }
    }

    /** The end of the line that starts at {@code buffer.start}, or -1 if it is too long. */
    private int lineEnd() {
        int scanned = 0;
        while (true) {
            for (int at = buffer.start + scanned; at < buffer.end; at++) {
                if (buffer.bytes[at] == '\n') {
                    return at;
                }
            }
            scanned = buffer.end - buffer.start;
            if (buffer.atEnd) {
                return buffer.end;
            }
            if (!buffer.fill()) {
                return -1;
            }
        }
    }

    private boolean isBlank(int start, int end) {
        for (int at = start; at < end; at++) {
            if (buffer.bytes[at] != ' ' && buffer.bytes[at] != '\r') {
                return false;
            }
        }
        return true;
    }

    private boolean parse(int start, int end) {
        members.clear();
        try (JsonParser parser = JSON.createParser(buffer.bytes, start, end - start)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_OBJECT) {
                throw problems.fatal(line, "this is no JSON object. Write one object a line, such as " + example);
            }
            for (JsonToken name = parser.nextToken(); name != JsonToken.END_OBJECT; name = parser.nextToken()) {
                readMember(parser.currentName(), parser);
            }
            if (parser.nextToken() != null) {
                problems.report(line, "text follows the object. Write one object a line");
                return false;
            }
            return true;
        } catch (JsonProcessingException e) {
            problems.report(
                    line,
                    e instanceof JsonEOFException
                            ? "the JSON object ends early. Write one object a line"
                            : "the JSON is wrong near character "
                                    + e.getLocation().getColumnNr());
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readMember(String name, JsonParser parser) throws IOException {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING
                || token == JsonToken.VALUE_NUMBER_INT
                || token == JsonToken.VALUE_NUMBER_FLOAT
                || token.isBoolean()) {
            members.put(name, parser.getText());
        } else {
            parser.skipChildren();
        }
    }

    /** The names of the object's strings, numbers and booleans, in their order. */
    Set<String> names() {
        return members.keySet();
    }

    /** A string, number or boolean as it is written; empty if the object has none of that name. */
    String text(String name) {
        return members.getOrDefault(name, "");
    }

    long line() {
        return line;
    }
}
