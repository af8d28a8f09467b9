package dev.redstart.app.server.tables;

import dev.redstart.app.questions.RowQuestion;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One row, or several. */
@Schema(name = "ClassifyRowsRequest", description = "Either row or rows")
record RowRequest(
        @Schema(
                type = SchemaType.OBJECT,
                description =
                        "Values by column, null for what is not known; or a list of values in the order of the columns",
                examples = "{\"LIMIT_BAL\": 20000, \"SEX\": \"2\"}")
        @Nullable
        Object row,

        @Schema(description = "Several rows at once. At most 1,000; 100 with reasons.", type = SchemaType.ARRAY)
        @Nullable
        List<@Nullable Object> rows,

        @Schema(
                description = "How many columns to name that speak most for the label; 0 where it is left out",
                examples = "3")
        @Nullable
        Integer reasons,

        @Schema(
                description =
                        "The label that the reasons speak for, such as that of a refusal; the likeliest where it is left out",
                examples = "1")
        @Nullable
        String label) {
    private static final int MAX_ROWS = 1_000;
    /** Each asks the model about some 2,000 changed rows. */
    private static final int MAX_REASONED = 100;

    /** Says what is wrong with the question. */
    void check() {
        if ((row == null) == (rows == null)) {
            throw new IllegalArgumentException("either row or rows must be given"
                    + (row == null ? ", like {\"row\": {\"age\": 41}}" : ", not both"));
        }
        if (reasons != null && reasons < 0) {
            throw new IllegalArgumentException("reasons must be at least 0, got " + reasons);
        }
        if (label != null && !wantsReasons()) {
            throw new IllegalArgumentException("label chooses what reasons speak for; say how many reasons");
        }
        int most = wantsReasons() ? MAX_REASONED : MAX_ROWS;
        if (rows != null && rows.size() > most) {
            throw new IllegalArgumentException(
                    "rows must be at most " + most + (wantsReasons() ? " with reasons" : "") + ", got " + rows.size());
        }
    }

    boolean wantsReasons() {
        return reasons != null && reasons > 0;
    }

    int mostReasons() {
        return reasons == null ? 0 : reasons;
    }

    List<RowQuestion> questions() {
        return rows == null
                ? List.of(new RowQuestion(row))
                : rows.stream().map(RowQuestion::new).toList();
    }
}
