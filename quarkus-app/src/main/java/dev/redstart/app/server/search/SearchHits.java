package dev.redstart.app.server.search;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.redstart.nlp.search.SearchHit;
import dev.redstart.nlp.search.SearchMode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What was found, best first.
 *
 * @param version which version of the index answered
 */
@Schema(description = "Hits, best first")
record SearchHits(
        @Schema(examples = "films") String index,
        @Schema(examples = "3") int version,
        @Schema(examples = "hybrid") String mode,
        List<Hit> hits) {
    static SearchHits of(String index, int version, SearchMode mode, List<SearchHit> hits) {
        return new SearchHits(
                index, version, mode.word(), hits.stream().map(Hit::of).toList());
    }

    /** A document with what it is worth. */
    @Schema(name = "SearchHit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hit(
            @Schema(examples = "260") String id,

            @Schema(description = "Comparable within one answer only", examples = "0.0325")
            double score,

            @Schema(description = "Missing where documents have none") @Nullable
            String title,

            @Schema(examples = "Star Wars: Episode IV - A New Hope (1977)")
            String text,

            @Schema(description = "What else was kept of a document; missing where nothing was") @Nullable
            Map<String, String> fields,

            @Schema(description = "Where words of the query stand in the title")
            List<Place> titleMatches,

            @Schema(description = "Where words of the query stand in the text")
            List<Place> textMatches) {
        static Hit of(SearchHit hit) {
            return new Hit(
                    hit.document().id(),
                    hit.score(),
                    hit.document().title().isEmpty() ? null : hit.document().title(),
                    hit.document().text(),
                    hit.document().fields().isEmpty() ? null : hit.document().fields(),
                    places(hit.titleMatches()),
                    places(hit.textMatches()));
        }

        private static List<Place> places(List<SearchHit.Span> spans) {
            return spans.stream()
                    .map(span -> new Place(span.start(), span.end()))
                    .toList();
        }
    }

    /** Characters from {@code start} to before {@code end}, from 0. */
    @Schema(name = "SearchMatch")
    record Place(int start, int end) {}
}
