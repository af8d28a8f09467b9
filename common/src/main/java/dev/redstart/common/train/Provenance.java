package dev.redstart.common.train;

import dev.redstart.common.data.Source;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model was made of: enough to make it again.
 *
 * @param algorithm the trainer's name, {@code als}
 * @param settings the trainer's settings by name: numbers, strings, booleans
 * @param source where the training rows came from
 * @param rows number of training rows
 * @param software names and versions, of Java too
 */
public record Provenance(
        String algorithm,
        Map<String, Object> settings,
        long seed,
        Source source,
        long rows,
        Map<String, String> software) {
    public Provenance {
        // Not Map.copyOf: its order differs from one JVM to the next, and manifests must not.
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        software = Collections.unmodifiableMap(new TreeMap<>(software));
    }
}
