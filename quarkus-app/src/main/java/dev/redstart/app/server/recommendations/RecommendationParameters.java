package dev.redstart.app.server.recommendations;

import dev.redstart.app.server.http.Parameter;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The same question as {@link RecommendationRequest} in a query string. Texts, so that a wrong number is answered with 400 and its name. */
record RecommendationParameters(
        @RestQuery @Nullable String user,
        @RestQuery("item") List<String> items,

        @RestQuery @Schema(type = SchemaType.INTEGER, defaultValue = "10") @Nullable
        String count,

        @RestQuery("exclude-seen") @Schema(type = SchemaType.BOOLEAN, defaultValue = "true") @Nullable
        String excludeSeen,

        @RestQuery("minimum-score") @Schema(type = SchemaType.NUMBER) @Nullable
        String minimumScore,

        @RestQuery @Schema(type = SchemaType.BOOLEAN, defaultValue = "true") @Nullable
        String explain) {
    RecommendationRequest request() {
        return new RecommendationRequest(
                user,
                items.stream().map(BasketItem::liked).toList(),
                Parameter.integer("count", count),
                Parameter.flag("exclude-seen", excludeSeen),
                null,
                null,
                Parameter.number("minimum-score", minimumScore),
                Parameter.flag("explain", explain));
    }
}
