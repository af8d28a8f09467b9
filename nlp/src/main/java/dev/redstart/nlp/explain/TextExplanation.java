package dev.redstart.nlp.explain;

import java.util.List;

/**
 * Why a model gives a text a label with that probability.
 *
 * <p>Weights and base are probabilities: a weight of 0.2 stands for 20 points of the label's probability. Those of {@code exact} alone are
 * log-odds (natural logarithm); {@link TextExplainers} says of each method what its base and weights add up to.
 *
 * @param label the label explained, not always the likeliest
 * @param base what is left when no word speaks, in the unit of the weights
 * @param probability what the model gives the label, in [0,1]
 * @param words every word, in the order of the text; none where the text has no word
 * @param method the {@link TextExplainer#name} of the method
 */
public record TextExplanation(String label, double base, double probability, List<WordWeight> words, String method) {
    public TextExplanation {
        words = List.copyOf(words);
    }
}
