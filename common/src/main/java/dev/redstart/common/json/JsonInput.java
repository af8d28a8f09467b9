package dev.redstart.common.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.redstart.common.data.DataException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Jackson's tokens become maps and lists. */
final class JsonInput {
    private static final JsonFactory FACTORY = factory(Json.MAX_CHARACTERS);

    private final JsonParser parser;
    private final String where;

    private JsonInput(JsonParser parser, String where) {
        this.parser = parser;
        this.where = where;
    }

    /** @param maxCharacters the length of a document; not checked when negative */
    static JsonFactory factory(long maxCharacters) {
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(Json.MAX_DEPTH)
                .maxDocumentLength(maxCharacters)
                .maxStringLength(Json.MAX_CHARACTERS)
                .maxNameLength(Json.MAX_CHARACTERS)
                .maxNumberLength(1000)
                .build();
        // Names come from strangers, so none is interned. Everything is UTF-8; Jackson checks it strictly only with
        // canonical names.
        return JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.CHARSET_DETECTION)
                .build();
    }

    static JsonParser parser(String text, String where) throws IOException {
        if (text.length() > Json.MAX_CHARACTERS) {
            throw new DataException(
                    where + ": " + text.length() + " characters, at most " + Json.MAX_CHARACTERS + " are allowed");
        }
        return FACTORY.createParser(text);
    }

    static JsonParser parser(InputStream in, String where) throws IOException {
        return configured(FACTORY, in);
    }

    static JsonParser configured(JsonFactory factory, InputStream in) throws IOException {
        return factory.createParser(in).disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
    }

    /** One document and nothing after it. */
    static @Nullable Object read(JsonParser parser, String where) throws IOException {
        try (parser) {
            return new JsonInput(parser, where).document();
        } catch (JsonProcessingException e) {
            throw damaged(e, parser, where);
        }
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> object(@Nullable Object value, String where) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, Object>) map;
        }
        throw new DataException(where + ": a JSON object was expected, in curly braces");
    }

    /** Jackson's words in one line, behind the place, and without the name of the setting that it would change. */
    static DataException damaged(JsonProcessingException e, JsonParser parser, String where) {
        JsonLocation location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        String problem = e.getOriginalMessage().replaceAll(", from `[^`]*`", "");
        return new DataException(where + place(location) + ": " + oneLine(problem), e);
    }

    /** Messages quote what strangers wrote: kept on one line and to a bearable length. */
    private static String oneLine(String problem) {
        String line = problem.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 300 ? line : line.substring(0, 300) + "...";
    }

    private static String place(JsonLocation location) {
        return ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private @Nullable Object document() throws IOException {
        if (parser.nextToken() == null) {
            throw new DataException(where + " is empty, expected JSON");
        }
        Object value = value();
        if (parser.nextToken() != null) {
            throw mistake("there is more after the end of the value");
        }
        return value;
    }

    private @Nullable Object value() throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object();
            case START_ARRAY -> array();
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT -> whole();
            case VALUE_NUMBER_FLOAT -> fraction();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw mistake("unexpected " + parser.currentToken());
        };
    }

    @SuppressWarnings("NullAway") // JSON null is Java null, here and in array(): see Json
    private Map<String, Object> object() throws IOException {
        Map<String, Object> object = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            if (object.containsKey(key)) {
                throw mistake("key '" + key + "' stands there twice");
            }
            parser.nextToken();
            object.put(key, value());
        }
        return object;
    }

    @SuppressWarnings("NullAway")
    private List<Object> array() throws IOException {
        List<Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value());
        }
        return array;
    }

    private Long whole() throws IOException {
        if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            throw mistake("number " + parser.getText() + " does not fit into 64 bits");
        }
        return parser.getLongValue();
    }

    private Double fraction() throws IOException {
        double number = parser.getDoubleValue();
        if (!Double.isFinite(number)) {
            throw mistake("number " + parser.getText() + " is too large");
        }
        return number;
    }

    private DataException mistake(String problem) {
        return new DataException(where + place(parser.currentTokenLocation()) + ": " + oneLine(problem));
    }
}
