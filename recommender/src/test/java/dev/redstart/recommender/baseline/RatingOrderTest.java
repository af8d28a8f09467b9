package dev.redstart.recommender.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.Interactions;
import dev.redstart.recommender.InteractionsFixture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatingOrderTest {
    @Test
    void keepsTheOrderOfTheRowsWithinEachUser() {
        var data = InteractionsFixture.ratings("ann>tea=1", "bob>jam=2", "bob>tea=3", "ann>ale=4", "ann>jam=5");

        assertThat(itemsOf(data, "ann")).containsExactly("tea", "ale", "jam");
        assertThat(itemsOf(data, "bob")).containsExactly("jam", "tea");
    }

    @Test
    void putsAnItemThatWasRatedTwiceWhereItCameFirst() {
        var data = InteractionsFixture.ratings("ann>tea=1", "ann>jam=2", "ann>tea=3");

        assertThat(itemsOf(data, "ann")).containsExactly("tea", "jam");
    }

    private static List<String> itemsOf(Interactions data, String user) {
        RatingOrder order = RatingOrder.of(data);
        int row = data.users().indexOf(user);
        return IntStream.range(data.byUser().start(row), data.byUser().end(row))
                .mapToObj(place -> data.items().id(data.byUser().column(order.position(place))))
                .toList();
    }
}
