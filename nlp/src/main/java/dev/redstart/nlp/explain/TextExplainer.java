package dev.redstart.nlp.explain;

import dev.redstart.nlp.classify.TextClassifier;

/** Says which words of a text speak for a label and which against it. Immutable and thread-safe; asked twice it answers the same. */
public interface TextExplainer {
    /** The name by which {@link TextExplainers#named} finds it. */
    String name();

    /**
     * @param text any; one without words is explained by its base alone
     * @throws IllegalArgumentException if the model has no such label, or the method cannot explain this model or a text of this length
     */
    TextExplanation explain(TextClassifier model, String text, String label);
}
