package dev.redstart.common.model;

import java.util.ArrayList;
import java.util.Comparator;
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

    /** The answer that probabilities by label amount to. */
    public static Classification of(List<String> labels, float[] probabilities) {
        List<Scored<String>> scored = new ArrayList<>();
        for (int label = 0; label < probabilities.length; label++) {
            scored.add(new Scored<>(labels.get(label), probabilities[label]));
        }
        // Stable, so that equal probabilities keep the order of the labels.
        scored.sort(Comparator.comparingDouble((Scored<String> entry) -> entry.score())
                .reversed());
        return new Classification(scored.getFirst().item(), scored.getFirst().score(), scored);
    }
}
