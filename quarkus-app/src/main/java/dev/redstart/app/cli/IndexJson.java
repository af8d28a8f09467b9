package dev.redstart.app.cli;

import dev.redstart.nlp.search.IndexDescription;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a search index holds, for programs. */
final class IndexJson {
    private IndexJson() {}

    static Map<String, Object> of(String name, IndexDescription index) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("index", name);
        json.put("version", index.version());
        json.put("documents", index.documents());
        json.put("data", index.source().name());
        json.put("analyzer", index.tokenizer());
        json.put("vectors", index.vectors() == null ? null : index.vectors().name());
        json.put("createdAt", index.createdAt().toString());
        return json;
    }
}
