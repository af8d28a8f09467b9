package dev.redstart.app.server.events;

import dev.redstart.app.server.TimeOrderedId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An event as a shop sends it, unchecked. */
@Schema(name = "Event", description = "Something that a user did with an item")
record NewEvent(
        @Schema(
                description = "Your own id makes it safe to send again; without one the server makes one",
                examples = "order-4711-1")
        @Nullable
        String id,

        @Schema(
                required = true,
                enumeration = {"view", "click", "cart", "buy", "rate", "dismiss"},
                examples = "buy")
        @Nullable
        String type,

        @Schema(required = true, examples = "17850") @Nullable
        String user,

        @Schema(required = true, examples = "WHITE METAL LANTERN") @Nullable
        String item,

        @Schema(description = "A rating, or how many", examples = "2") @Nullable
        Double value,

        @Schema(
                type = SchemaType.STRING,
                format = "date-time",
                description = "Left out: now",
                examples = "2026-11-21T10:15:30Z")
        @Nullable
        String time,

        @Schema(description = "The recommendation that led to it") @Nullable
        String recommendationId) {
    /** The event, checked. */
    @SuppressWarnings("NullAway") // Event checks what may be missing, and says which
    Event event() {
        return new Event(
                id == null ? TimeOrderedId.next().toString() : id,
                EventType.of(type),
                user,
                item,
                value,
                instant(),
                recommendationId);
    }

    private Instant instant() {
        try {
            return time == null ? Instant.now() : OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("time must be like 2026-11-21T10:15:30Z, got '" + time + "'", e);
        }
    }
}
