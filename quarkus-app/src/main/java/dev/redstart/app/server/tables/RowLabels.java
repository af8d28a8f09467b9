package dev.redstart.app.server.tables;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.redstart.app.questions.RowQuestion.Reasoned;
import dev.redstart.app.server.answers.LabelProbability;
import dev.redstart.common.model.Classification;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Which label rows have: the answer itself for one, {@code answers} for several.
 *
 * @param version which version of the model answered
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        description =
                "label, probability, labels and reasons where one row was asked; answers, in the order of the rows, where several were")
record RowLabels(
        @Schema(examples = "credit") String model,
        @Schema(examples = "3") int version,
        @JsonUnwrapped @Nullable Answer answer,
        @Nullable List<Answer> answers) {
    /** What one row was answered. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RowLabel")
    record Answer(
            @Schema(examples = "1") String label,
            @Schema(examples = "0.71") double probability,
            List<LabelProbability> labels,

            @Schema(description = "The label that the reasons speak for", examples = "1") @Nullable
            String reasonsFor,

            @Schema(description = "The columns that speak most for it, the strongest first") @Nullable
            List<RowReason> reasons) {
        static Answer of(Classification answer) {
            return new Answer(answer.label(), answer.probability(), LabelProbability.of(answer), null, null);
        }

        static Answer of(Reasoned reasoned) {
            Classification answer = reasoned.answer();
            return new Answer(
                    answer.label(),
                    answer.probability(),
                    LabelProbability.of(answer),
                    reasoned.reasonsFor(),
                    reasoned.reasons().stream().map(RowReason::of).toList());
        }
    }
}
