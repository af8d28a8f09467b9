package dev.redstart.recommender.svd;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.recommender.Checkerboard;
import dev.redstart.recommender.InteractionsFixture;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class BlockScheduleTest {
    @Test
    void visitsEveryRatingOnce() {
        SparseMatrix ratings = Checkerboard.ratings().byUser();

        BlockSchedule schedule = BlockSchedule.of(ratings);

        Set<Integer> visited = new HashSet<>();
        for (int at = 0; at < schedule.size(); at++) {
            int position = ratings.find(schedule.user(at), schedule.item(at));
            assertThat(visited.add(position)).isTrue();
            assertThat(schedule.rating(at)).isEqualTo(ratings.value(position));
        }
        assertThat(visited).hasSize(ratings.entryCount());
    }

    @Test
    void sharesNoUserAndNoItemBetweenTheBlocksOfAStage() {
        BlockSchedule schedule = BlockSchedule.of(Checkerboard.ratings().byUser());

        for (int stage = 0; stage < BlockSchedule.GROUPS; stage++) {
            Set<Integer> usersBefore = new HashSet<>();
            Set<Integer> itemsBefore = new HashSet<>();
            for (int block = stage * BlockSchedule.GROUPS; block < (stage + 1) * BlockSchedule.GROUPS; block++) {
                Set<Integer> users = new HashSet<>();
                Set<Integer> items = new HashSet<>();
                for (int at = schedule.start(block); at < schedule.end(block); at++) {
                    users.add(schedule.user(at));
                    items.add(schedule.item(at));
                }
                assertThat(Collections.disjoint(users, usersBefore)).isTrue();
                assertThat(Collections.disjoint(items, itemsBefore)).isTrue();
                usersBefore.addAll(users);
                itemsBefore.addAll(items);
            }
        }
    }

    @Test
    void canBeMadeOfOneRating() {
        BlockSchedule schedule =
                BlockSchedule.of(InteractionsFixture.ratings("ann>tea=4").byUser());

        assertThat(schedule.size()).isEqualTo(1);
        assertThat(schedule.end(63)).isEqualTo(1);
    }
}
