package dev.redstart.common.model;

import java.util.List;

/**
 * Items by falling score; equal scores by rising item.
 *
 * @param fallback whether the model did not know who asked and gave its general answer instead
 */
public record Ranking<T>(List<Scored<T>> entries, boolean fallback) {
    public Ranking {
        entries = List.copyOf(entries);
    }

    /** The items without their scores. */
    public List<T> items() {
        return entries.stream().map(Scored::item).toList();
    }
}
