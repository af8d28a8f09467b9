package dev.redstart.app.server.events;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Takes what users did. An event that was acknowledged survives the loss of power. */
@Path("/api/v1/events")
@Tag(name = "Events")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class EventsResource {
    private static final int MOST_EVENTS = 1_000;

    private final EventStore store;

    EventsResource(EventStore store) {
        this.store = store;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Stores one event or a list of up to 1,000",
            description =
                    "All of a request is stored, or nothing. Send it again when in doubt: an event whose id is there already is a duplicate.")
    @APIResponse(
            responseCode = "202",
            description = "Stored",
            content = @Content(schema = @Schema(implementation = Receipt.class)))
    public RestResponse<Receipt> store(
            @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            schema = @Schema(oneOf = {NewEvent.class, NewEvent[].class}),
                                            examples = @ExampleObject(name = "one", value = """
                                            {"id": "order-4711-1", "type": "buy", "user": "17850",
                                             "item": "WHITE METAL LANTERN", "value": 2}""")))
                    @Nullable
                    List<@Nullable NewEvent> events) {
        if (events == null || events.isEmpty() || events.size() > MOST_EVENTS) {
            throw new IllegalArgumentException(
                    "a request takes 1 to " + MOST_EVENTS + " events, got " + (events == null ? 0 : events.size()));
        }
        return RestResponse.status(RestResponse.Status.ACCEPTED, store.store(checked(events)));
    }

    private static List<Event> checked(List<@Nullable NewEvent> events) {
        List<Event> checked = new ArrayList<>(events.size());
        for (NewEvent event : events) {
            try {
                if (event == null) {
                    throw new IllegalArgumentException("an event must be an object, got null");
                }
                checked.add(event.event());
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        events.size() == 1 ? e.getMessage() : "event " + (checked.size() + 1) + ": " + e.getMessage(),
                        e);
            }
        }
        return checked;
    }
}
