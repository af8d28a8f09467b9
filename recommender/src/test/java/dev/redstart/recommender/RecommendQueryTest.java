package dev.redstart.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.model.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecommendQueryTest {
    @Test
    void showsAKnownUserWhatIsNewWithoutFurtherConditions() {
        RecommendQuery query = RecommendQuery.forUser("ann", 3);

        assertThat(query)
                .isEqualTo(new RecommendQuery("ann", List.of(), 3, true, null, Set.of(), Double.NEGATIVE_INFINITY));
    }

    @Test
    void changesOneThingAtATime() {
        RecommendQuery query = RecommendQuery.forUser("ann", 3)
                .withCount(4)
                .withExcludeSeen(false)
                .withAllowed(Set.of("tea"))
                .withDenied(Set.of("jam"))
                .withMinimumScore(0.5)
                .withBasket(List.of(new Scored<>("ale", 2)));

        assertThat(query)
                .isEqualTo(new RecommendQuery(
                        "ann", List.of(new Scored<>("ale", 2)), 4, false, Set.of("tea"), Set.of("jam"), 0.5));
    }

    @Test
    void needsSomebodyToAskFor() {
        assertThatThrownBy(() -> RecommendQuery.forItems(List.of(), 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a query needs a user or at least one basket item");
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 10_001, 1_000_000_000})
    void boundsTheCount(int count) {
        assertThatThrownBy(() -> RecommendQuery.forUser("ann", count))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("count must be between 1 and 10000, got " + count);
    }

    @Test
    void needsAMinimumScoreThatCanBeCompared() {
        assertThatThrownBy(() -> RecommendQuery.forUser("ann", 1).withMinimumScore(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("minimumScore must be a number, got NaN");
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e300})
    void needsBasketValuesThatFitAFloat(double value) {
        assertThatThrownBy(() -> RecommendQuery.forUser("ann", 1).withBasket(List.of(new Scored<>("tea", value))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the value of basket item 'tea' must be a finite 32-bit number, got " + value);
    }

    @Test
    void doesNotNoticeLaterChangesOfItsLists() {
        List<Scored<String>> basket = new ArrayList<>(List.of(new Scored<>("tea", 1)));
        RecommendQuery query = RecommendQuery.forUser("ann", 1).withBasket(basket);

        basket.clear();

        assertThat(query.basket()).containsExactly(new Scored<>("tea", 1));
    }
}
