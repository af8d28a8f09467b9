package dev.redstart.nlp.search;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Something to be found.
 *
 * @param id what names it, unlike every other document's; not blank
 * @param title searched with the text; may be empty
 * @param text what is searched; may be empty if there is a title
 * @param fields what else comes with a hit, by name; not searched
 */
public record SearchDocument(String id, String title, String text, Map<String, String> fields) {
    public SearchDocument {
        if (id.isBlank()) {
            throw new IllegalArgumentException("the id of a document must not be blank");
        }
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /** A text without title and other fields. */
    public static SearchDocument of(String id, String text) {
        return new SearchDocument(id, "", text, Map.of());
    }
}
