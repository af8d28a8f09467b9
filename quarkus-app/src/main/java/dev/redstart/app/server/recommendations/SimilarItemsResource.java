package dev.redstart.app.server.recommendations;

import dev.redstart.app.server.http.Parameter;
import dev.redstart.app.server.http.UnknownItemException;
import dev.redstart.app.server.models.LiveModel;
import dev.redstart.app.server.models.LiveModels;
import dev.redstart.common.registry.ModelRegistry;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Which items are liked by the same users? Offered twice: with the item in the path, and as a parameter that takes any id. */
@Path("/api/v1")
@Tag(name = "Recommendations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class SimilarItemsResource {
    private static final int DEFAULT_COUNT = 10;

    private final ModelRegistry registry;
    private final LiveModels models;
    private final Answers answers;

    SimilarItemsResource(ModelRegistry registry, LiveModels models, Answers answers) {
        this.registry = registry;
        this.models = models;
        this.answers = answers;
    }

    @GET
    @Path("/items/{id: .+}/similar")
    @Operation(
            summary = "Items similar to an item",
            description =
                    "The id stands percent-encoded in the path. The model may be left out where there is only one.")
    public SimilarItems ofItem(
            @RestPath String id,
            @RestQuery @Nullable String model,
            @RestQuery @Schema(type = SchemaType.INTEGER, defaultValue = "10") @Nullable String count) {
        return similar(model == null ? onlyModel() : model, id, count);
    }

    @GET
    @Path("/similar/{model}")
    @Operation(
            summary = "Items similar to an item, whatever its id",
            description = "The same answer, with the id as a parameter.")
    public SimilarItems ofParameter(
            @RestPath String model,
            @RestQuery @Schema(required = true, examples = "WHITE METAL LANTERN") @Nullable String item,
            @RestQuery @Schema(type = SchemaType.INTEGER, defaultValue = "10") @Nullable String count) {
        if (item == null) {
            throw new IllegalArgumentException("the parameter item is missing");
        }
        return similar(model, item, count);
    }

    private SimilarItems similar(String reference, String item, @Nullable String countText) {
        int count = Objects.requireNonNullElse(Parameter.integer("count", countText), DEFAULT_COUNT);
        LiveModel model = models.find(reference);
        if (!model.recommender().knowsItem(item)) {
            throw new UnknownItemException("model '" + model.name() + "' does not know the item '" + item + "'");
        }
        List<SimilarItems.Item> items = answers.similar(model, item, count).entries().stream()
                .map(entry -> new SimilarItems.Item(entry.item(), entry.score()))
                .toList();
        return new SimilarItems(model.name(), model.version().version(), item, items);
    }

    private String onlyModel() {
        List<String> names = registry.names();
        if (names.size() == 1) {
            return names.getFirst();
        }
        throw new IllegalArgumentException(
                "the parameter model is missing; there are " + (names.isEmpty() ? "no models" : names));
    }
}
