package dev.redstart.app.server.images;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.redstart.app.server.answers.LabelProbability;
import dev.redstart.common.model.Classification;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which label pictures have: {@code label}, {@code probability} and {@code labels} for one, {@code answers} for several.
 *
 * @param version which version of the model answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "label, probability and labels where one picture was asked; answers, in the order of the pictures, where several were")
record ImageLabels(
        @Schema(examples = "clothes") String model,
        @Schema(examples = "3") int version,
        @Schema(examples = "Sneaker") @Nullable String label,

        @Schema(description = "Between 0 and 1", examples = "0.98") @Nullable
        Double probability,

        @Nullable List<LabelProbability> labels,
        @Nullable List<Answer> answers) {
    /** What one picture of several was answered. */
    @Schema(name = "ImageLabel")
    record Answer(
            @Schema(description = "The name of the uploaded file; image 1, image 2 ... of JSON", examples = "shoe.png")
            String file,

            @Schema(examples = "Sneaker") String label,
            @Schema(examples = "0.98") double probability,
            List<LabelProbability> labels) {
        static Answer of(String file, Classification answer) {
            return new Answer(file, answer.label(), answer.probability(), LabelProbability.of(answer));
        }
    }

    static ImageLabels ofOne(String model, int version, Classification answer) {
        return new ImageLabels(model, version, answer.label(), answer.probability(), LabelProbability.of(answer), null);
    }

    static ImageLabels ofSeveral(String model, int version, List<Answer> answers) {
        return new ImageLabels(model, version, null, null, null, answers);
    }
}
