package dev.redstart.app.cli;

import dev.redstart.common.model.Classification;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A classifier's answer as programs read it. */
final class ClassificationJson {
    private ClassificationJson() {}

    /** @param id what the asker calls the text, if he does */
    static Map<String, Object> of(Classification answer, @Nullable Object id) {
        Map<String, Object> json = new LinkedHashMap<>();
        if (id != null) {
            json.put("id", id);
        }
        json.put("label", answer.label());
        json.put("probability", answer.probability());
        json.put(
                "labels",
                answer.labels().stream()
                        .map(label -> label(label.item(), label.score()))
                        .toList());
        return json;
    }

    private static Map<String, Object> label(String label, double probability) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("label", label);
        json.put("probability", probability);
        return json;
    }
}
