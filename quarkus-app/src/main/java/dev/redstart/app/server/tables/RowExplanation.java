package dev.redstart.app.server.tables;

import dev.redstart.app.server.models.LiveModel;
import dev.redstart.tabular.explain.TableExplanation;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why a row has a label with that probability. */
@Schema(description = "base and all weights add up to probability")
record RowExplanation(
        @Schema(examples = "credit") String model,
        @Schema(examples = "3") int version,
        @Schema(examples = "1") String label,
        @Schema(examples = "0.71") double probability,

        @Schema(description = "The label's probability for an average row", examples = "0.22")
        double base,

        List<RowReason> columns) {
    static RowExplanation of(LiveModel live, TableExplanation explanation) {
        return new RowExplanation(
                live.name(),
                live.version().version(),
                explanation.label(),
                explanation.probability(),
                explanation.base(),
                explanation.columns().stream().map(RowReason::of).toList());
    }
}
