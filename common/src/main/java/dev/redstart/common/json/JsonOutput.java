package dev.redstart.common.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps and lists become JSON text. */
final class JsonOutput {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final Separators SEPARATORS = Separators.createDefaultInstance()
            .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
            .withObjectEmptySeparator("")
            .withArrayEmptySeparator("")
            .withRootSeparator(null);
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private JsonOutput() {}

    static void write(@Nullable Object value, OutputStream out, boolean pretty) throws IOException {
        try (JsonGenerator generator = generator(out)) {
            if (pretty) {
                generator.setPrettyPrinter(new DefaultPrettyPrinter(SEPARATORS).withObjectIndenter(INDENT));
            }
            value(value, generator);
        }
    }

    static JsonGenerator generator(OutputStream out) throws IOException {
        return FACTORY.createGenerator(out)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT)
                .disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);
    }

    private static void value(@Nullable Object value, JsonGenerator out) throws IOException {
        switch (value) {
            case null -> out.writeNull();
            case String text -> string(text, out);
            case Boolean flag -> out.writeBoolean(flag);
            case Float number -> out.writeNumber(finite(number));
            case Double number -> out.writeNumber(finite(number));
            case Number number when isWhole(number) -> out.writeNumber(number.longValue());
            case Map<?, ?> map -> object(map, out);
            case Collection<?> list -> array(list, out);
            default ->
                throw new IllegalArgumentException("a " + value.getClass().getName() + " cannot be written as JSON");
        }
    }

    private static boolean isWhole(Number number) {
        return number instanceof Long || number instanceof Integer || number instanceof Short || number instanceof Byte;
    }

    private static void object(Map<?, ?> map, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new IllegalArgumentException("a key of a JSON object must be a string, got " + entry.getKey());
            }
            if (!isWellFormed(key)) {
                throw new IllegalArgumentException(
                        "key '" + key + "' has half of a surrogate pair, which UTF-8 cannot hold");
            }
            out.writeFieldName(key);
            value(entry.getValue(), out);
        }
        out.writeEndObject();
    }

    private static void array(Collection<?> list, JsonGenerator out) throws IOException {
        out.writeStartArray();
        for (Object element : list) {
            value(element, out);
        }
        out.writeEndArray();
    }

    /** UTF-8 has no halves of surrogate pairs, but JSON's escapes have; so every Java string comes back as it was. */
    static void string(String text, JsonGenerator out) throws IOException {
        if (isWellFormed(text)) {
            out.writeString(text);
        } else {
            out.writeRawValue(escaped(text));
        }
    }

    private static boolean isWellFormed(String text) {
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (Character.isSurrogate(unit)) {
                boolean pair = Character.isHighSurrogate(unit)
                        && at + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(at + 1));
                if (!pair) {
                    return false;
                }
                at++;
            }
        }
        return true;
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder("\"");
        for (int at = 0; at < text.length(); at++) {
            escaped.append(String.format("\\u%04x", (int) text.charAt(at)));
        }
        return escaped.append('"').toString();
    }

    private static double finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no way to write " + number);
        }
        return number;
    }

    private static float finite(float number) {
        if (!Float.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no way to write " + number);
        }
        return number;
    }
}
