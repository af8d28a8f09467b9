package dev.redstart.common.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How far a long piece of work has come.
 *
 * @param stage what is being done, in two or three words: {@code als epochs}
 * @param done units finished, from 0 to {@code total}
 * @param total units in all, at least 1
 * @param figures what is worth showing beside it, for example {@code loss}; often empty
 */
public record Progress(String stage, long done, long total, Map<String, Double> figures) {
    public Progress {
        if (total < 1 || done < 0 || done > total) {
            throw new IllegalArgumentException(
                    "progress of '" + stage + "' must be 0 <= done <= total, got " + done + " of " + total);
        }
        figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    }
}
