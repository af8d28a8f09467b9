package dev.redstart.app.cli;

import dev.redstart.common.data.DataException;
import dev.redstart.common.json.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream of texts, one a line, as plain text or as JSON objects with a {@code text}. UTF-8; bytes that are not become {@code U+FFFD}, since
 * any text can be classified.
 *
 * @param where what messages call the stream
 */
record TextLines(InputStream in, String where, boolean json) {
    /** Takes one text. */
    interface Taker {
        /** @param id what the line calls the text, if it does */
        void take(String text, @Nullable Object id);
    }

    /** Hands over each text as soon as its line is complete. */
    void forEach(Taker taker) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        long number = 0;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            number++;
            if (!json) {
                taker.take(line, null);
            } else if (!line.isBlank()) {
                Map<String, Object> object = Json.readObject(line, where + ":" + number);
                taker.take(text(object, number), object.get("id"));
            }
        }
    }

    private String text(Map<String, Object> object, long number) {
        if (object.get("text") instanceof String text) {
            return text;
        }
        throw new DataException(where + ":" + number + ": there must be a 'text', like {\"text\": \"call now\"}");
    }
}
