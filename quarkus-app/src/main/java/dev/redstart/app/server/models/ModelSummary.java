package dev.redstart.app.server.models;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A model in the list of all.
 *
 * @param version the one that its plain name stands for; {@code null} if that cannot be read
 * @param damaged what is wrong with that version; an older one may answer meanwhile
 */
@Schema(description = "A model")
@JsonInclude(JsonInclude.Include.NON_NULL)
record ModelSummary(
        @Schema(examples = "shop") String name,
        @Schema(examples = "als") @Nullable String kind,

        @Schema(description = "The version that its plain name stands for", examples = "3") @Nullable
        Integer version,

        @Schema(description = "The version that answers now", examples = "3") @Nullable
        Integer serving,

        @Nullable Instant createdAt,
        @Schema(examples = "{\"production\": 3}") Map<String, Integer> aliases,
        @Nullable String damaged) {
    /** All models, by name. */
    @Schema(name = "Models")
    record All(List<ModelSummary> models) {}
}
