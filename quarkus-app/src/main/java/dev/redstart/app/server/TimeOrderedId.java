package dev.redstart.app.server;

import java.security.SecureRandom;
import java.util.UUID;

/** Ids that sort by the time of their making: UUID version 7 of RFC 9562, 48 bits of milliseconds and 74 of chance. */
public final class TimeOrderedId {
    private static final SecureRandom CHANCE = new SecureRandom();

    private TimeOrderedId() {}

    public static UUID next() {
        return of(System.currentTimeMillis(), CHANCE.nextLong(), CHANCE.nextLong());
    }

    static UUID of(long epochMillis, long chance, long moreChance) {
        long version = 0x7000L;
        long variant = 0x8000_0000_0000_0000L;
        return new UUID((epochMillis << 16) | version | (chance & 0x0FFFL), variant | (moreChance >>> 2));
    }
}
