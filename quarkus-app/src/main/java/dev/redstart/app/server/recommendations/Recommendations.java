package dev.redstart.app.server.recommendations;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a {@link RecommendationRequest}.
 *
 * @param recommendationId to be sent back with the events that it leads to; sorts by time
 * @param version which version of the model answered
 * @param fallback whether the model did not know who asked, so that these are the most popular items
 * @param items by falling score
 */
@Schema(description = "Items by falling score")
record Recommendations(
        UUID recommendationId,
        @Schema(examples = "shop") String model,
        @Schema(examples = "3") int version,
        @Schema(examples = "17850") @Nullable String user,
        boolean fallback,
        List<Item> items) {
    /** An item with its score and what made it. */
    @Schema(name = "RecommendedItem")
    record Item(
            @Schema(examples = "CREAM HANGING HEART T-LIGHT HOLDER")
            String item,

            @Schema(examples = "1.07") double score,
            List<Cause> reasons) {}

    /** What raised a score: one of the asker's own items, or a user of the same taste. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "Reason")
    record Cause(
            @Schema(examples = "WHITE METAL LANTERN") @Nullable
            String item,

            @Nullable String user,

            @Schema(description = "How much of the score it makes", examples = "0.31")
            double weight) {}
}
