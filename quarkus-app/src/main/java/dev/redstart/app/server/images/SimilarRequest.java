package dev.redstart.app.server.images;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A picture whose like is looked for. */
@Schema(name = "SimilarImageRequest", description = "A picture whose like is looked for")
record SimilarRequest(
        @Schema(required = true, description = "The file in base64", examples = "iVBORw0KGgo...") @Nullable
        String image,

        @Schema(description = "How many pictures at most, 1 to 10,000; 10 where it is left out", examples = "5")
        @Nullable
        Integer count) {
    private static final int USUAL_COUNT = 10;
    private static final int MAX_COUNT = 10_000;

    static int checked(@Nullable Integer count) {
        if (count == null) {
            return USUAL_COUNT;
        }
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("count must be between 1 and " + MAX_COUNT + ", got " + count);
        }
        return count;
    }
}
