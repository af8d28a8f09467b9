package dev.redstart.app.server.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An index in the list of all.
 *
 * @param version the one that answers now; {@code null} if none can
 * @param damaged what is wrong with the newest version; an older one may answer meanwhile
 */
@Schema(description = "A search index")
@JsonInclude(JsonInclude.Include.NON_NULL)
record IndexSummary(
        @Schema(examples = "films") String name,
        @Schema(examples = "3") @Nullable Integer version,
        @Schema(examples = "9742") @Nullable Integer documents,
        @Nullable List<String> modes,
        @Nullable String damaged) {
    /** All indexes, by name. */
    @Schema(name = "SearchIndexes")
    record All(List<IndexSummary> indexes) {}
}
