package dev.redstart.app.server.recommendations;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Items that are liked by the same users as {@code item}, by falling similarity. */
@Schema(description = "Items by falling similarity")
record SimilarItems(
        @Schema(examples = "shop") String model,
        @Schema(examples = "3") int version,
        @Schema(examples = "WHITE METAL LANTERN") String item,
        List<Item> items) {
    /** An item with its similarity, in the measure of the model. */
    @Schema(name = "SimilarItem")
    record Item(
            @Schema(examples = "CREAM HANGING HEART T-LIGHT HOLDER")
            String item,

            @Schema(examples = "0.82") double score) {}
}
