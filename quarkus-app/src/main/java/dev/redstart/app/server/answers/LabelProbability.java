package dev.redstart.app.server.answers;

import dev.redstart.common.model.Classification;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A label with its probability. */
@Schema(name = "LabelProbability")
public record LabelProbability(
        @Schema(examples = "spam") String label,
        @Schema(examples = "0.98") double probability) {
    /** All labels of an answer, the likeliest first. */
    public static List<LabelProbability> of(Classification classification) {
        return classification.labels().stream()
                .map(entry -> new LabelProbability(entry.item(), entry.score()))
                .toList();
    }
}
