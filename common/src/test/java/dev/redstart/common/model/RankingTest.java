package dev.redstart.common.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RankingTest {
    @Test
    void namesItsItemsInOrder() {
        Ranking<String> ranking = new Ranking<>(List.of(new Scored<>("tea", 2), new Scored<>("ale", 1)), false);

        assertThat(ranking.items()).containsExactly("tea", "ale");
    }

    @Test
    void doesNotNoticeLaterChangesOfItsList() {
        List<Scored<String>> entries = new ArrayList<>(List.of(new Scored<>("tea", 2)));
        Ranking<String> ranking = new Ranking<>(entries, true);

        entries.clear();

        assertThat(ranking.entries()).containsExactly(new Scored<>("tea", 2));
        assertThat(ranking.fallback()).isTrue();
    }
}
