package dev.redstart.nlp.explain;

import dev.redstart.nlp.analysis.Token;
import dev.redstart.nlp.classify.NetworkTextClassifier;
import dev.redstart.nlp.classify.TextClassifier;
import java.util.ArrayList;
import java.util.List;

/**
 * What each word's vector adds to the probability on the way from nothing to the text: the gradient, added up along the straight line from zero
 * vectors to those of the words. Sundararajan, Taly, Yan, Axiomatic Attribution for Deep Networks, ICML 2017. For networks only.
 *
 * <p>Base is the probability of as many words whose vectors are zero; {@code base + sum of weights = probability}, up to the {@code tolerance}
 * where {@code maxSteps} are enough. Words are those of the model's own tokenizer. What the network does not look at, since the text is too
 * long, weighs 0.
 */
public record IntegratedGradients(Settings settings) implements TextExplainer {
    /**
     * @param steps points on the line to begin with, from 1 to {@code maxSteps}; they double until the sum is right
     * @param maxSteps points at most, up to 100,000
     * @param tolerance by how much the sum may miss the probability, above 0
     */
    public record Settings(int steps, int maxSteps, double tolerance) {
        private static final int MOST_STEPS = 100_000;

        public Settings {
            if (maxSteps < 1 || maxSteps > MOST_STEPS) {
                throw new IllegalArgumentException("maxSteps must be from 1 to " + MOST_STEPS + ", got " + maxSteps);
            }
            if (steps < 1 || steps > maxSteps) {
                throw new IllegalArgumentException("steps must be from 1 to " + maxSteps + ", got " + steps);
            }
            if (!(tolerance > 0)) {
                throw new IllegalArgumentException("tolerance must be above 0, got " + tolerance);
            }
        }

        /** From 32 to 1,024 steps, until the sum is right to .001. */
        public static Settings defaults() {
            return new Settings(32, 1_024, 1e-3);
        }

        public Settings withSteps(int value) {
            return new Settings(value, maxSteps, tolerance);
        }

        public Settings withMaxSteps(int value) {
            return new Settings(steps, value, tolerance);
        }

        public Settings withTolerance(double value) {
            return new Settings(steps, maxSteps, value);
        }
    }

    @Override
    public String name() {
        return TextExplainers.INTEGRATED_GRADIENTS;
    }

    @Override
    public TextExplanation explain(TextClassifier model, String text, String label) {
        if (!(model instanceof NetworkTextClassifier network)) {
            throw new IllegalArgumentException("explainer " + name() + " is for networks only; this model takes "
                    + TextExplainers.LEAVE_ONE_OUT + ", " + TextExplainers.LIME + " or " + TextExplainers.SHAP
                    + ", a linear one " + TextExplainers.EXACT + " too");
        }
        int number = LabelledText.number(model, label);
        double probability = model.probabilities(text)[number];
        List<Token> tokens = network.encoder().tokenizer().tokens(text);
        if (tokens.isEmpty()) {
            return new TextExplanation(label, probability, probability, List.of(), name());
        }
        VectorPath path = VectorPath.of(network, text, number);
        double[] weights = weights(path);
        int first = network.encoder().firstKept(tokens.size());
        return new TextExplanation(label, path.base(), probability, words(tokens, weights, first, text), name());
    }

    private double[] weights(VectorPath path) {
        int steps = settings.steps();
        double[] weights = path.weights(steps);
        while (Math.abs(path.missing(weights)) > settings.tolerance() && steps * 2 <= settings.maxSteps()) {
            steps *= 2;
            weights = path.weights(steps);
        }
        return weights;
    }

    /** @param first the first token with a weight of its own */
    private static List<WordWeight> words(List<Token> tokens, double[] weights, int first, String text) {
        List<WordWeight> words = new ArrayList<>(tokens.size());
        for (int at = 0; at < tokens.size(); at++) {
            Token token = tokens.get(at);
            double weight = at < first || at >= first + weights.length ? 0 : weights[at - first];
            words.add(new WordWeight(text.substring(token.start(), token.end()), token.start(), token.end(), weight));
        }
        return words;
    }
}
