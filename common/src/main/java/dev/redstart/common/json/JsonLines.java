package dev.redstart.common.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import dev.redstart.common.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Strings as JSON lines: one quoted string a line. Line breaks and quotes inside a string are escaped, so every string
 * comes back as it was, whatever it holds.
 */
public final class JsonLines {
    private static final JsonFactory FACTORY = JsonInput.factory(-1);

    private JsonLines() {}

    /** UTF-8; does not close the stream. */
    public static void writeStrings(Iterable<String> strings, OutputStream out) throws IOException {
        try (JsonGenerator generator = JsonOutput.generator(out)) {
            generator.setRootValueSeparator(null);
            for (String string : strings) {
                JsonOutput.string(string, generator);
                generator.writeRaw('\n');
            }
        }
    }

    /**
     * Reads to the end; does not close the stream.
     *
     * @param where a file name with which messages start
     * @throws DataException if there is anything but strings
     */
    public static List<String> readStrings(InputStream in, String where) throws IOException {
        try (JsonParser parser = JsonInput.configured(FACTORY, in)) {
            try {
                return strings(parser, where);
            } catch (JsonProcessingException e) {
                throw JsonInput.damaged(e, parser, where);
            }
        }
    }

    private static List<String> strings(JsonParser parser, String where) throws IOException {
        List<String> strings = new ArrayList<>();
        for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
            if (token != JsonToken.VALUE_STRING) {
                int line = parser.currentTokenLocation().getLineNr();
                throw new DataException(where + ":" + line + ": a quoted string was expected");
            }
            strings.add(parser.getText());
        }
        return strings;
    }
}
