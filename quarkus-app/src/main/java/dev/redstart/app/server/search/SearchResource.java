package dev.redstart.app.server.search;

import dev.redstart.app.server.answers.TimedAnswers;
import dev.redstart.nlp.search.SearchMode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Which documents speak of this? */
@Path("/api/v1/search")
@Tag(name = "Search")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class SearchResource {
    private final LiveIndexes indexes;
    private final TimedAnswers timed;

    SearchResource(LiveIndexes indexes, TimedAnswers timed) {
        this.indexes = indexes;
        this.timed = timed;
    }

    @GET
    @Operation(summary = "All search indexes by name")
    public IndexSummary.All all() {
        Map<String, String> damaged = indexes.damaged();
        Set<String> names = new TreeSet<>(indexes.served().keySet());
        names.addAll(damaged.keySet());
        return new IndexSummary.All(
                names.stream().map(name -> summary(name, damaged.get(name))).toList());
    }

    private IndexSummary summary(String name, @Nullable String damage) {
        if (!indexes.served().containsKey(name)) {
            return new IndexSummary(name, null, null, null, damage);
        }
        return indexes.find(name)
                .ask(index -> new IndexSummary(
                        name,
                        index.description().version(),
                        index.description().documents(),
                        index.modes().stream().map(SearchMode::word).toList(),
                        damage));
    }

    @POST
    @Path("/{index}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Finds documents by words, by meaning, or by both",
            description = "The query is words, never syntax. An index is made by 'redstart search index'.")
    public SearchHits search(
            @Parameter(description = "The name of an index", example = "films") @RestPath String index,
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            examples = {
                                                @ExampleObject(name = "query", value = """
                                    {"query": "space war"}"""),
                                                @ExampleObject(name = "all", value = """
                                    {"query": "space war", "mode": "hybrid", "count": 5}""")
                                            }))
                    @Nullable
                    SearchRequest request) {
        if (request == null) {
            throw new IllegalArgumentException("the body must be a JSON object, like {\"query\": \"space war\"}");
        }
        String query = request.checkedQuery();
        int count = request.checkedCount();
        LiveIndex live = indexes.find(index);
        return timed.answer(
                "search",
                "search/" + index,
                () -> live.ask(open -> {
                    SearchMode mode = request.modeFor(open);
                    int version = open.description().version();
                    return SearchHits.of(index, version, mode, open.search(query, mode, count));
                }));
    }
}
