package dev.redstart.app.server.tables;

import dev.redstart.tabular.explain.ColumnWeight;
import dev.redstart.tabular.explain.ReasonCodes;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What one column does for a label. */
@Schema(description = "What one column does for a label")
record RowReason(
        @Schema(examples = "PAY_0") String column,

        @Schema(description = "What the row has there; null where it is not known", examples = "2") @Nullable
        Object value,

        @Schema(description = "What most training rows have there", examples = "0")
        Object typical,

        @Schema(description = "What it adds to the label's probability", examples = "0.21")
        double weight,

        @Schema(examples = "PAY_0 is 2, typical is 0") String text) {
    static RowReason of(ReasonCodes.Reason reason) {
        return new RowReason(reason.column(), reason.value(), reason.typical(), reason.weight(), reason.text());
    }

    static RowReason of(ColumnWeight column) {
        return of(new ReasonCodes.Reason(column.column(), column.value(), column.typical(), column.weight()));
    }
}
