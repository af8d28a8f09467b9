package dev.redstart.app.server.texts;

import dev.redstart.nlp.explain.TextExplanation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a text has a label with that probability. */
@Schema(description = "What each word does for the label; log-odds by the method exact, else probabilities")
record TextReasons(
        @Schema(examples = "spam") String model,
        @Schema(examples = "3") int version,
        @Schema(examples = "spam") String label,
        @Schema(examples = "0.98") double probability,
        @Schema(examples = "shap") String method,

        @Schema(description = "What is left when no word speaks, in the unit of the weights", examples = "0.13")
        double base,

        List<Word> words) {
    /** A word and what it does for the label. */
    @Schema(name = "WordWeight")
    record Word(
            @Schema(examples = "prize") String word,

            @Schema(description = "Above 0 where the word speaks for the label", examples = "0.31")
            double weight,

            @Schema(description = "Where it begins in the text, in UTF-16 units", examples = "15")
            int start,

            @Schema(description = "Where it ends, exclusive", examples = "20")
            int end) {}

    static TextReasons of(String model, int version, TextExplanation explanation) {
        List<Word> words = explanation.words().stream()
                .map(word -> new Word(word.word(), word.weight(), word.start(), word.end()))
                .toList();
        return new TextReasons(
                model,
                version,
                explanation.label(),
                explanation.probability(),
                explanation.method(),
                explanation.base(),
                words);
    }
}
