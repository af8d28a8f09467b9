package dev.redstart.recommender;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Source;

/**
 * Small data that a person can check by eye: {@code "ann>tea"} is an event, {@code "ann>tea=5"} a rating, {@code
 * "ann>tea=5@100"} one with a time.
 */
public final class InteractionsFixture {
    private InteractionsFixture() {}

    /** Events of weight 1, or as said behind {@code =}; repeated ones add up. */
    public static Interactions of(String... events) {
        return read(Interactions.Duplicates.SUM, events);
    }

    /** Ratings; the last one of a user and item counts. */
    public static Interactions ratings(String... ratings) {
        return read(Interactions.Duplicates.LAST, ratings);
    }

    private static Interactions read(Interactions.Duplicates duplicates, String... rows) {
        Interactions.Builder builder = Interactions.builder(duplicates);
        for (String row : rows) {
            add(builder, row);
        }
        return builder.build(Source.inMemory("fixture"));
    }

    private static void add(Interactions.Builder builder, String row) {
        String[] rowAndTime = row.split("@");
        String[] pairAndValue = rowAndTime[0].split("=");
        String[] userAndItem = pairAndValue[0].split(">");
        float value = pairAndValue.length == 1 ? 1 : Float.parseFloat(pairAndValue[1]);
        if (rowAndTime.length == 1) {
            builder.add(userAndItem[0], userAndItem[1], value);
        } else {
            builder.add(userAndItem[0], userAndItem[1], value, Long.parseLong(rowAndTime[1]));
        }
    }
}
