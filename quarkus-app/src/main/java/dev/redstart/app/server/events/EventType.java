package dev.redstart.app.server.events;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a user did with an item. */
enum EventType {
    VIEW,
    CLICK,
    CART,
    BUY,
    RATE,
    DISMISS;

    /** As it stands in JSON and in the database. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EventType of(@Nullable String word) {
        for (EventType type : values()) {
            if (type.word().equals(word)) {
                return type;
            }
        }
        throw new IllegalArgumentException("type must be one of view, click, cart, buy, rate, dismiss, got "
                + (word == null ? "nothing" : "'" + word + "'"));
    }
}
