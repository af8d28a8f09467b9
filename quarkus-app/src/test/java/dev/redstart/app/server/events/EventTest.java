package dev.redstart.app.server.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventTest {
    private static final NewEvent PURCHASE =
            new NewEvent("e1", "buy", "ann", "tea", 2.0, "2026-01-01T12:00:00+02:00", "r1");

    @Test
    void keepsWhatTheShopSends() {
        assertThat(PURCHASE.event())
                .isEqualTo(
                        new Event("e1", EventType.BUY, "ann", "tea", 2.0, Instant.parse("2026-01-01T10:00:00Z"), "r1"));
    }

    @Test
    void getsAnIdAndTheTimeWhereTheShopGivesNone() {
        Event event = new NewEvent(null, "view", "ann", "tea", null, null, null).event();

        assertThat(event.id()).hasSize(36);
        assertThat(event.time()).isBetween(Instant.now().minusSeconds(60), Instant.now());
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", textBlock = """
                    e, buy,   -,    tea, -,    -,                    user must not be missing
                    e, buy,   ann,  ' ', -,    -,                    item must not be blank
                    e, steal, ann,  tea, -,    -,                    'type must be one of view, click, cart, buy, rate, dismiss, got ''steal'''
                    e, rate,  ann,  tea, -,    -,                    an event of type rate needs a value
                    e, rate,  ann,  tea, NaN,  -,                    'value must be finite, got NaN'
                    e, buy,   ann,  tea, -,    yesterday,            'time must be like 2026-11-21T10:15:30Z, got ''yesterday'''
                    e, buy,   ann,  tea, -,    1969-12-31T23:59:59Z, 'time must be between 1970 and now, got 1969-12-31T23:59:59Z'
                    """)
    void refusesWhatCannotBe(
            String id, String type, String user, String item, Double value, String time, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewEvent(id, type, user, item, value, time, null).event())
                .withMessage(message);
    }

    /** SQLite would store a question mark in its place, and two ids would become one. */
    @Test
    void refusesHalfASurrogatePair() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewEvent("e\ud83d", "buy", "ann", "tea", null, null, null).event())
                .withMessage("id must be valid Unicode without NUL");
    }

    @Test
    void refusesAnIdThatIsTooLong() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new NewEvent("e".repeat(201), "buy", "ann", "tea", null, null, null).event())
                .withMessage("id must be at most 200 characters, got 201");
    }
}
