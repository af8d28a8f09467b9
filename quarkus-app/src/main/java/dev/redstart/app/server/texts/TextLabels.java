package dev.redstart.app.server.texts;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.redstart.app.server.answers.LabelProbability;
import dev.redstart.common.model.Classification;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link ClassifyRequest}: {@code label}, {@code probability} and {@code labels} for one text, {@code answers} for several.
 *
 * @param version which version of the model answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "label, probability and labels where one text was asked; answers, in the order of the texts, where several were")
record TextLabels(
        @Schema(examples = "spam") String model,
        @Schema(examples = "3") int version,
        @Schema(examples = "spam") @Nullable String label,

        @Schema(description = "Between 0 and 1", examples = "0.98") @Nullable
        Double probability,

        @Nullable List<LabelProbability> labels,
        @Nullable List<Answer> answers) {
    /** What one text of several was answered. */
    @Schema(name = "TextLabel")
    record Answer(
            @Schema(examples = "spam") String label,
            @Schema(examples = "0.98") double probability,
            List<LabelProbability> labels) {
        static Answer of(Classification classification) {
            return new Answer(
                    classification.label(), classification.probability(), LabelProbability.of(classification));
        }
    }

    static TextLabels ofOne(String model, int version, Answer answer) {
        return new TextLabels(model, version, answer.label(), answer.probability(), answer.labels(), null);
    }

    static TextLabels ofSeveral(String model, int version, List<Answer> answers) {
        return new TextLabels(model, version, null, null, null, answers);
    }
}
