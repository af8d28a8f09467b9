package dev.redstart.recommender;

import dev.redstart.common.model.Scored;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks for recommendations, how many, and which items may be shown.
 *
 * @param user a user id; {@code null} when a basket speaks for itself
 * @param basket items that the asker has taken, with the value of each (a rating, or how often; finite, or {@link #LIKED}); added to
 *     what is known of the user
 * @param count how many items to return, 1 to {@value #MAX_COUNT}
 * @param excludeSeen whether items that the user or basket already has are left out
 * @param allowed only these items may be shown; {@code null} for all
 * @param denied these items may not be shown
 * @param minimumScore items with a lower score are left out
 */
public record RecommendQuery(
        @Nullable String user,
        List<Scored<String>> basket,
        int count,
        boolean excludeSeen,
        @Nullable Set<String> allowed,
        Set<String> denied,
        double minimumScore) {
    /** The largest {@link #count()}. */
    public static final int MAX_COUNT = 10_000;

    /** The value of a basket item that was liked or bought, without more being known: the algorithm takes its usual positive value. */
    public static final double LIKED = Double.NaN;

    public RecommendQuery {
        if (user == null && basket.isEmpty()) {
            throw new IllegalArgumentException("a query needs a user or at least one basket item");
        }
        checkCount(count);
        if (Double.isNaN(minimumScore)) {
            throw new IllegalArgumentException("minimumScore must be a number, got NaN");
        }
        basket = List.copyOf(basket);
        basket.forEach(RecommendQuery::checkBasketValue);
        allowed = allowed == null ? null : Set.copyOf(allowed);
        denied = Set.copyOf(denied);
    }

    /** What a known user has not seen yet. */
    public static RecommendQuery forUser(String user, int count) {
        return new RecommendQuery(user, List.of(), count, true, null, Set.of(), Double.NEGATIVE_INFINITY);
    }

    /** What goes with a basket of liked items; no user need be known. */
    public static RecommendQuery forItems(List<String> items, int count) {
        List<Scored<String>> basket =
                items.stream().map(item -> new Scored<>(item, LIKED)).toList();
        return new RecommendQuery(null, basket, count, true, null, Set.of(), Double.NEGATIVE_INFINITY);
    }

    public RecommendQuery withBasket(List<Scored<String>> value) {
        return new RecommendQuery(user, value, count, excludeSeen, allowed, denied, minimumScore);
    }

    public RecommendQuery withCount(int value) {
        return new RecommendQuery(user, basket, value, excludeSeen, allowed, denied, minimumScore);
    }

    public RecommendQuery withExcludeSeen(boolean value) {
        return new RecommendQuery(user, basket, count, value, allowed, denied, minimumScore);
    }

    public RecommendQuery withAllowed(Set<String> value) {
        return new RecommendQuery(user, basket, count, excludeSeen, value, denied, minimumScore);
    }

    public RecommendQuery withDenied(Set<String> value) {
        return new RecommendQuery(user, basket, count, excludeSeen, allowed, value, minimumScore);
    }

    public RecommendQuery withMinimumScore(double value) {
        return new RecommendQuery(user, basket, count, excludeSeen, allowed, denied, value);
    }

    private static void checkBasketValue(Scored<String> entry) {
        if (Float.isInfinite((float) entry.score())) {
            throw new IllegalArgumentException("the value of basket item '" + entry.item()
                    + "' must be a finite 32-bit number, got " + entry.score());
        }
    }

    static void checkCount(int count) {
        if (count < 1 || count > MAX_COUNT) {
            throw new IllegalArgumentException("count must be between 1 and " + MAX_COUNT + ", got " + count);
        }
    }
}
