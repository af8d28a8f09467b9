package dev.redstart.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Vocabulary;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingDataTest {
    @Test
    void keepsWhoHadWhat() {
        TrainingData data = TrainingData.of(InteractionsFixture.of("ann>tea", "bob>tea", "bob>jam", "bob>jam"));

        assertThat(data.users().ids()).containsExactly("ann", "bob");
        assertThat(data.items().ids()).containsExactly("tea", "jam");
        assertThat(data.interactions().entryCount()).isEqualTo(3);
        assertThat(data.interactions().value(data.interactions().find(1, 1))).isEqualTo(2);
    }

    @Test
    void needsAnInteraction() {
        assertThatThrownBy(() -> TrainingData.of(InteractionsFixture.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fixture has no interactions; a recommender needs at least one");
    }

    @Test
    void needsIdsThatFitTheMatrix() {
        Interactions data = InteractionsFixture.of("ann>tea", "bob>tea");

        assertThatThrownBy(() -> new TrainingData(Vocabulary.of(List.of("ann")), data.items(), data.byUser()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interactions are 2 x 1, but there are 1 users and 1 items");
    }
}
