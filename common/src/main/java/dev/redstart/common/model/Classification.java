package dev.redstart.common.model;

import java.util.List;

/**
 * The label that a classifier gives, and how sure it is of each.
 *
 * @param label the likeliest label
 * @param probability its probability, in [0,1]
 * @param labels every label with its probability, the likeliest first; equal ones in the classifier's order
 */
public record Classification(String label, double probability, List<Scored<String>> labels) {
    public Classification {
        labels = List.copyOf(labels);
    }
}
