package dev.redstart.app.server.recommendations;

import dev.redstart.common.model.Scored;
import dev.redstart.recommender.RecommendQuery;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A question for recommendations as JSON. All may be left out but one of {@code user} and {@code items}. */
@Schema(description = "Who asks, for how many items, and which items may be shown. A user, items, or both are needed.")
record RecommendationRequest(
        @Schema(examples = "17850") @Nullable String user,

        @Schema(description = "A basket: added to what is known of the user. At most 1,000.") @Nullable
        List<BasketItem> items,

        @Schema(description = "How many items to return, 1 to 10,000", defaultValue = "10", examples = "5") @Nullable
        Integer count,

        @Schema(description = "Leave out what the user or the basket already has", defaultValue = "true") @Nullable
        Boolean excludeSeen,

        @Schema(description = "Only these items may be shown. At most 10,000.") @Nullable
        Set<String> allow,

        @Schema(description = "These items may not be shown. At most 10,000.") @Nullable
        Set<String> deny,

        @Schema(description = "Leave out items with a lower score") @Nullable
        Double minimumScore,

        @Schema(description = "Give reasons, for the first 100 items", defaultValue = "true") @Nullable
        Boolean explain) {
    private static final int DEFAULT_COUNT = 10;
    private static final int MAX_BASKET = 1_000;
    private static final int MAX_LIST = 10_000;

    RecommendQuery query() {
        check("items", items, MAX_BASKET);
        check("allow", allow, MAX_LIST);
        check("deny", deny, MAX_LIST);
        return new RecommendQuery(
                user,
                basket(),
                Objects.requireNonNullElse(count, DEFAULT_COUNT),
                !Boolean.FALSE.equals(excludeSeen),
                allow,
                Objects.requireNonNullElse(deny, Set.of()),
                Objects.requireNonNullElse(minimumScore, Double.NEGATIVE_INFINITY));
    }

    boolean wantsReasons() {
        return !Boolean.FALSE.equals(explain);
    }

    private List<Scored<String>> basket() {
        return items == null
                ? List.of()
                : items.stream().map(BasketItem::scored).toList();
    }

    private static void check(String field, @Nullable Collection<?> entries, int most) {
        if (entries != null && entries.size() > most) {
            throw new IllegalArgumentException(field + " must be at most " + most + ", got " + entries.size());
        }
        // Not contains(null), which immutable collections refuse.
        if (entries != null && entries.stream().anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException(field + " must not have null in it");
        }
    }
}
