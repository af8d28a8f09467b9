package dev.redstart.nlp.explain;

import dev.redstart.nlp.analysis.Token;
import dev.redstart.nlp.classify.LinearTextClassifier;
import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.classify.TextContributions;
import java.util.ArrayList;
import java.util.List;

/**
 * What each word really adds inside a linear model, which only such a model can tell. Takes texts of any length.
 *
 * <p>Weights and base are logits after calibration. Of two labels they add up to the log-odds of the label, {@code ln(p / (1 - p))}; of more, to
 * the logit of which the softmax makes the probability. Words are those of the model's own tokenizer; those of {@code cjk-bigram} overlap.
 */
public record ExactContributions() implements TextExplainer {
    @Override
    public String name() {
        return TextExplainers.EXACT;
    }

    @Override
    public TextExplanation explain(TextClassifier model, String text, String label) {
        if (!(model instanceof LinearTextClassifier linear)) {
            throw new IllegalArgumentException("explainer exact is for linear models only; this one takes "
                    + TextExplainers.LEAVE_ONE_OUT + ", " + TextExplainers.LIME + " or " + TextExplainers.SHAP);
        }
        int number = LabelledText.number(model, label);
        TextContributions contributions = linear.contributions(text, number);
        double base = contributions.base() / contributions.temperature();
        return new TextExplanation(label, base, linear.probabilities(text)[number], words(contributions, text), name());
    }

    private static List<WordWeight> words(TextContributions contributions, String text) {
        List<WordWeight> words = new ArrayList<>();
        for (Token token : contributions.tokens()) {
            double weight = contributions.weight(words.size()) / contributions.temperature();
            words.add(new WordWeight(text.substring(token.start(), token.end()), token.start(), token.end(), weight));
        }
        return words;
    }
}
