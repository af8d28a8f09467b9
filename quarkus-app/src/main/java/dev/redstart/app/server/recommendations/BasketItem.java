package dev.redstart.app.server.recommendations;

import com.fasterxml.jackson.annotation.JsonCreator;
import dev.redstart.common.model.Scored;
import dev.redstart.recommender.RecommendQuery;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An item that the asker has taken; in JSON an object or just the id.
 *
 * @param value a rating, or how often it was taken; {@code null} for liked, without more being known
 */
@Schema(description = "An item that the asker has taken: an object, or just the id as a string")
record BasketItem(
        @Schema(required = true, examples = "WHITE METAL LANTERN") @Nullable
        String item,

        @Schema(examples = "2") @Nullable Double value) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static BasketItem liked(String item) {
        return new BasketItem(item, null);
    }

    @JsonCreator(mode = JsonCreator.Mode.PROPERTIES)
    BasketItem {}

    Scored<String> scored() {
        if (item == null || item.isEmpty()) {
            throw new IllegalArgumentException("each of the items needs an id, like {\"item\": \"tea\"}");
        }
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException("the value of item '" + item + "' must be finite, got " + value);
        }
        return new Scored<>(item, value == null ? RecommendQuery.LIKED : value);
    }
}
