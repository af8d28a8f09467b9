package dev.redstart.recommender.evaluate;

import dev.redstart.common.evaluate.RankedHits;
import java.util.Arrays;

/** A user with the items that are hits for him. Immutable. */
final class TestUser {
    private final String id;
    private final int[] relevant;
    private final int relevantCount;

    /**
     * @param relevant items that are hits, by their numbers in the training data, rising
     * @param relevantCount number of hits that there are, with those that have no number since training did not know
     *     them
     */
    TestUser(String id, int[] relevant, int relevantCount) {
        this.id = id;
        this.relevant = relevant;
        this.relevantCount = relevantCount;
    }

    String id() {
        return id;
    }

    boolean hasRelevant() {
        return relevantCount > 0;
    }

    /** @param list item numbers of the training data, best first */
    RankedHits hitsOf(int[] list) {
        boolean[] hits = new boolean[list.length];
        for (int at = 0; at < list.length; at++) {
            hits[at] = Arrays.binarySearch(relevant, list[at]) >= 0;
        }
        return RankedHits.of(hits, relevantCount);
    }
}
