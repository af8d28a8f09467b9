package dev.redstart.recommender;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Source;

/**
 * Users and items of two colours; everyone likes the items of his own colour. All items are equally popular, so only a
 * model that learns who likes what can tell them apart. User {@code u} and item {@code i} have the colour of their last
 * bit.
 *
 * <p>Every user has {@value #HIDDEN} items of each colour that he has not met: of these, his own colour is what he
 * should be shown.
 */
public final class Checkerboard {
    public static final int USERS = 24;
    public static final int ITEMS = 24;
    public static final int HIDDEN = 3;

    private Checkerboard() {}

    /** Every user took the items of his colour that are not hidden, once each. */
    public static Interactions events() {
        return build(Interactions.Duplicates.SUM, 1, 0);
    }

    /** Every user rated all items that are not hidden: 5 for his own colour, 1 for the other. */
    public static Interactions ratings() {
        return build(Interactions.Duplicates.LAST, 5, 1);
    }

    /** What {@link #events()} hides: the user's own colour alone. */
    public static Interactions hiddenEvents() {
        Interactions.Builder builder = Interactions.builder(Interactions.Duplicates.SUM);
        for (int user = 0; user < USERS; user++) {
            for (int item = 0; item < ITEMS; item++) {
                if (isHidden(user, item) && sameColour(user, item)) {
                    builder.add(user(user), item(item), 1);
                }
            }
        }
        return builder.build(Source.inMemory("hidden checkerboard"));
    }

    private static Interactions build(Interactions.Duplicates duplicates, float own, float other) {
        Interactions.Builder builder = Interactions.builder(duplicates);
        for (int user = 0; user < USERS; user++) {
            for (int item = 0; item < ITEMS; item++) {
                float value = sameColour(user, item) ? own : other;
                if (!isHidden(user, item) && value > 0) {
                    builder.add(user(user), item(item), value);
                }
            }
        }
        return builder.build(Source.inMemory("checkerboard"));
    }

    /** A diagonal band that wraps around, so that every item is hidden from equally many users of each colour. */
    private static boolean isHidden(int user, int item) {
        return Math.floorMod(item - user, ITEMS) < 2 * HIDDEN;
    }

    private static boolean sameColour(int user, int item) {
        return (user + item) % 2 == 0;
    }

    public static String user(int number) {
        return "user %02d".formatted(number);
    }

    public static String item(int number) {
        return "item %02d".formatted(number);
    }

    /** Whether an item has the colour that a user likes. */
    public static boolean likes(String user, String item) {
        return sameColour(Integer.parseInt(user.substring(5)), Integer.parseInt(item.substring(5)));
    }
}
