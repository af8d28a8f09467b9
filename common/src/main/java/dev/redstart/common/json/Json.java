package dev.redstart.common.json;

import dev.redstart.common.data.DataException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) as plain Java: an object is a {@code LinkedHashMap<String, Object>} in the order of its keys, an
 * array a {@code List<Object>}, a number a {@code Long} or {@code Double}, and {@code null} is {@code null}.
 *
 * <p>Reading is strict: one value, no key twice, at most {@value #MAX_DEPTH} levels and {@value #MAX_CHARACTERS}
 * characters, whole numbers within 64 bits, others finite. A mistake is a {@link DataException} of one line that starts
 * with where, line and column: {@code aliases.json:3:17: key 'production' stands there twice}.
 *
 * <p>Writing takes the same types, every {@code Number} that is whole or finite, and any {@code Map} or {@code
 * Collection}; anything else, NaN and infinities are an {@link IllegalArgumentException}.
 */
public final class Json {
    /** Levels of objects and arrays. */
    public static final int MAX_DEPTH = 64;

    /** The length of a document, and of a string in it. */
    public static final int MAX_CHARACTERS = 64 << 20;

    private Json() {}

    public static @Nullable Object read(String text) {
        return read(text, "JSON");
    }

    /** @param where a file or field name with which messages start */
    public static @Nullable Object read(String text, String where) {
        try {
            return JsonInput.read(JsonInput.parser(text, where), where);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads to the end; does not close the stream.
     *
     * @param where a file or field name with which messages start
     * @throws IOException if the stream fails; bad JSON is a {@link DataException}
     */
    public static @Nullable Object read(InputStream in, String where) throws IOException {
        return JsonInput.read(JsonInput.parser(in, where), where);
    }

    /** A document that must be an object. */
    public static Map<String, Object> readObject(String text, String where) {
        return JsonInput.object(read(text, where), where);
    }

    /** A document that must be an object. */
    public static Map<String, Object> readObject(InputStream in, String where) throws IOException {
        return JsonInput.object(read(in, where), where);
    }

    /** In one line, without spaces. */
    public static String write(@Nullable Object value) {
        return text(value, false);
    }

    /** Indented by two spaces, with a line feed at the end. */
    public static String writePretty(@Nullable Object value) {
        return text(value, true) + "\n";
    }

    /** UTF-8, in one line; does not close the stream. */
    public static void write(@Nullable Object value, OutputStream out) throws IOException {
        JsonOutput.write(value, out, false);
    }

    private static String text(@Nullable Object value, boolean pretty) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            JsonOutput.write(value, bytes, pretty);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
