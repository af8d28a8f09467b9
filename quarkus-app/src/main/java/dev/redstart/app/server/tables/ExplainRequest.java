package dev.redstart.app.server.tables;

import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A row whose label is to be explained. */
@Schema(name = "ExplainRowRequest", description = "A row whose label is to be explained")
record ExplainRequest(
        @Schema(
                type = SchemaType.OBJECT,
                required = true,
                description =
                        "Values by column, null for what is not known; or a list of values in the order of the columns",
                examples = "{\"LIMIT_BAL\": 20000, \"SEX\": \"2\"}")
        @Nullable
        Object row,

        @Schema(description = "The label to explain; the likeliest where it is left out", examples = "1") @Nullable
        String label) {
    Object checkedRow() {
        if (row == null) {
            throw new IllegalArgumentException("row is missing; the body must be like {\"row\": {\"age\": 41}}");
        }
        return row;
    }
}
