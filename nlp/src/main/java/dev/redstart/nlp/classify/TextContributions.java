package dev.redstart.nlp.classify;

import dev.redstart.nlp.analysis.Token;
import java.util.List;

/**
 * Why a linear model gives a label its logit: {@code logit = base + sum of weights}, up to rounding. Of two labels the logit is that of the label
 * against the other one. Immutable.
 */
public final class TextContributions {
    private final List<Token> tokens;
    private final double[] weights;
    private final double base;
    private final double temperature;

    TextContributions(List<Token> tokens, double[] weights, double base, double temperature) {
        this.tokens = List.copyOf(tokens);
        this.weights = weights;
        this.base = base;
        this.temperature = temperature;
    }

    /** The words in the order of the text. */
    public List<Token> tokens() {
        return tokens;
    }

    /** What the word at this place of {@link #tokens()} adds. */
    public double weight(int token) {
        return weights[token];
    }

    /** The logit of an empty text. */
    public double base() {
        return base;
    }

    /** By what logits are divided before they become probabilities. */
    public double temperature() {
        return temperature;
    }
}
