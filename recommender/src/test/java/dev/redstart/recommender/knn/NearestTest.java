package dev.redstart.recommender.knn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NearestTest {
    private record Entry(float similarity, int candidate) {}

    @Test
    void keepsWhatAFullSortKeeps() {
        SplittableRandom random = new SplittableRandom(7);
        for (int size : new int[] {0, 1, 2, 3, 7, 39, 40, 41, 100, 1_000}) {
            for (int most : new int[] {1, 2, 20, 40, 1_000}) {
                // Few distinct similarities, so that ties decide often.
                List<Entry> entries = entries(size, random.nextInt(1, 50), random);
                assertThat(kept(entries, most)).as("%d of %d", most, size).isEqualTo(sorted(entries, most));
            }
        }
    }

    @Test
    void keepsTheEarlierOfEquals() {
        List<Entry> entries = List.of(new Entry(0.5f, 3), new Entry(0.5f, 1), new Entry(1, 9), new Entry(0.5f, 2));

        assertThat(kept(entries, 2)).containsExactly(new Entry(0.5f, 1), new Entry(1, 9));
    }

    @Test
    void isUsedAgainAfterClearing() {
        Nearest nearest = new Nearest(2, 1);
        nearest.offer(1, 0);
        nearest.offer(2, 1);
        nearest.keepBest();

        nearest.clear();
        nearest.offer(0.25f, 5);
        nearest.keepBest();

        assertThat(nearest.size()).isEqualTo(1);
        assertThat(nearest.candidate(0)).isEqualTo(5);
        assertThat(nearest.similarity(0)).isEqualTo(0.25f);
    }

    private static List<Entry> entries(int size, int distinct, SplittableRandom random) {
        List<Entry> entries = new ArrayList<>();
        for (int candidate = 0; candidate < size; candidate++) {
            entries.add(new Entry((1 + random.nextInt(distinct)) / 64f, candidate));
        }
        return entries;
    }

    private static List<Entry> kept(List<Entry> entries, int most) {
        Nearest nearest = new Nearest(entries.size(), most);
        entries.forEach(entry -> nearest.offer(entry.similarity(), entry.candidate()));
        nearest.keepBest();
        nearest.orderByCandidate();
        List<Entry> kept = new ArrayList<>();
        for (int at = 0; at < nearest.size(); at++) {
            kept.add(new Entry(nearest.similarity(at), nearest.candidate(at)));
        }
        return kept;
    }

    private static List<Entry> sorted(List<Entry> entries, int most) {
        return entries.stream()
                .sorted(Comparator.comparingDouble((Entry entry) -> -entry.similarity())
                        .thenComparingInt(Entry::candidate))
                .limit(most)
                .sorted(Comparator.comparingInt(Entry::candidate))
                .toList();
    }
}
