package dev.redstart.app.server.texts;

import dev.redstart.nlp.classify.TextClassifier;
import dev.redstart.nlp.explain.TextExplainer;
import dev.redstart.nlp.explain.TextExplainers;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A text whose label is to be explained. */
@Schema(description = "A text, and how its label is to be explained")
record ExplainRequest(
        @Schema(required = true, description = "At most 20,000 characters", examples = "You have won a prize, call now")
        @Nullable
        String text,

        @Schema(description = "The label to explain; the likeliest where it is left out", examples = "spam") @Nullable
        String label,

        @Schema(
                description =
                        "exact (a linear model's own sum, in log-odds), integrated-gradients (of a network), or by asking any model about "
                                + "changed texts: leave-one-out, lime, shap. Where it is left out: exact for linear models, shap for networks",
                examples = "shap")
        @Nullable
        String method) {
    /** Methods ask the model again and again, about texts of this length. */
    private static final int MAX_CHARACTERS = 20_000;

    /** The same explanation of the same question, whoever asks. */
    private static final long SEED = 0;

    String checkedText() {
        if (text == null) {
            throw new IllegalArgumentException("text is missing; the body must be like {\"text\": \"call now\"}");
        }
        if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException(
                    "text must have at most " + MAX_CHARACTERS + " characters to be explained, got " + text.length());
        }
        return text;
    }

    /** Says what is wrong with the method, before a model is looked for. */
    void checkMethod() {
        if (method != null && !TextExplainers.names().contains(method)) {
            throw new IllegalArgumentException(
                    "method must be one of " + String.join(", ", TextExplainers.names()) + ", got '" + method + "'");
        }
    }

    TextExplainer explainerOf(TextClassifier model) {
        return TextExplainers.named(method == null ? TextExplainers.usual(model) : method, SEED);
    }
}
