package dev.redstart.nlp.search;

import dev.redstart.common.data.DataException;
import dev.redstart.common.json.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/** A document as an index keeps it: JSON, which brings every string back as it was. */
final class StoredDocument {
    private static final String FIELDS = "fields";

    private StoredDocument() {}

    static String write(SearchDocument document) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", document.id());
        json.put("title", document.title());
        json.put("text", document.text());
        json.put(FIELDS, document.fields());
        String written = Json.write(json);
        if (written.length() > Json.MAX_CHARACTERS) {
            throw new DataException(
                    "document '" + document.id() + "' is longer than " + Json.MAX_CHARACTERS + " characters");
        }
        return written;
    }

    static SearchDocument read(String stored) {
        Map<String, Object> json = Json.readObject(stored, "document");
        Map<String, String> fields = new LinkedHashMap<>();
        if (json.get(FIELDS) instanceof Map<?, ?> values) {
            values.forEach((name, value) -> fields.put(String.valueOf(name), String.valueOf(value)));
        }
        return new SearchDocument(string(json, "id"), string(json, "title"), string(json, "text"), fields);
    }

    private static String string(Map<String, Object> json, String key) {
        return String.valueOf(Objects.requireNonNull(json.get(key)));
    }
}
