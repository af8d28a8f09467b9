package dev.redstart.app.server.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a user did with an item. Checked: what can be made can be stored.
 *
 * @param id the sender's; an id that was stored before makes this event a duplicate
 * @param value a rating, or how many; {@code null} when the type says it all
 * @param time when it happened, as the sender says
 * @param recommendationId the answer that led to it
 */
record Event(
        String id,
        EventType type,
        String user,
        String item,
        @Nullable Double value,
        Instant time,
        @Nullable String recommendationId) {
    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 1_000;
    private static final Duration CLOCKS_DIFFER = Duration.ofDays(1);

    Event {
        checkText("id", id, LONGEST_ID);
        checkText("user", user, LONGEST_NAME);
        checkText("item", item, LONGEST_NAME);
        if (recommendationId != null) {
            checkText("recommendationId", recommendationId, LONGEST_ID);
        }
        if (type == EventType.RATE && value == null) {
            throw new IllegalArgumentException("an event of type rate needs a value");
        }
        if (value != null && !Double.isFinite(value)) {
            throw new IllegalArgumentException("value must be finite, got " + value);
        }
        if (time.isBefore(Instant.EPOCH) || time.isAfter(Instant.now().plus(CLOCKS_DIFFER))) {
            throw new IllegalArgumentException("time must be between 1970 and now, got " + time);
        }
    }

    private static void checkText(String field, @Nullable String text, int longest) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(field + " must not be " + (text == null ? "missing" : "blank"));
        }
        if (text.length() > longest) {
            throw new IllegalArgumentException(
                    field + " must be at most " + longest + " characters, got " + text.length());
        }
        // Half a surrogate pair would be stored as '?', and two different ids would become one.
        if (text.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException(field + " must be valid Unicode without NUL");
        }
    }
}
