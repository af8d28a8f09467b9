package dev.redstart.app.server.texts;

import dev.redstart.nlp.explain.TextExplainer;
import dev.redstart.nlp.explain.TextExplainers;
import java.util.Objects;
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
                description = "exact (log-odds), or by asking the model about changed texts: leave-one-out, lime, shap",
                defaultValue = "exact",
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

    TextExplainer explainer() {
        String name = Objects.requireNonNullElse(method, "exact");
        if (!TextExplainers.names().contains(name)) {
            throw new IllegalArgumentException(
                    "method must be one of " + String.join(", ", TextExplainers.names()) + ", got '" + name + "'");
        }
        return TextExplainers.named(name, SEED);
    }
}
