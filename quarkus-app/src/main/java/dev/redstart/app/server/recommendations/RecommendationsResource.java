package dev.redstart.app.server.recommendations;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** What will this user, or the owner of this basket, take next? */
@Path("/api/v1/recommendations/{model}")
@Tag(name = "Recommendations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class RecommendationsResource {
    private static final String REFERENCE =
            "A model's name, or one of its versions or aliases: shop, shop@3, shop@canary";

    private final Answers answers;

    RecommendationsResource(Answers answers) {
        this.answers = answers;
    }

    @GET
    @Operation(
            summary = "Recommends items for a user or a basket",
            description = "A user whom the model does not know gets the most popular items, and fallback is true.")
    public Recommendations get(
            @Parameter(description = REFERENCE, example = "shop") @RestPath String model,
            @BeanParam RecommendationParameters parameters) {
        return answers.recommend(model, parameters.request());
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Recommends items, with all filters",
            description = "As GET, and also: values of basket items, allow and deny lists.")
    public Recommendations post(
            @Parameter(description = REFERENCE, example = "shop") @RestPath String model,
            @RequestBody(required = true, content = @Content(examples = @ExampleObject(name = "basket", value = """
                                    {"items": ["WHITE METAL LANTERN", {"item": "JUMBO BAG RED RETROSPOT", "value": 2}],
                                     "count": 5, "deny": ["POSTAGE"]}""")))
                    @Nullable
                    RecommendationRequest request) {
        if (request == null) {
            throw new IllegalArgumentException(
                    "the body must be a JSON object, like {\"user\": \"17850\", \"count\": 5}");
        }
        return answers.recommend(model, request);
    }
}
