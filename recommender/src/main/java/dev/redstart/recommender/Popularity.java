package dev.redstart.recommender;

import dev.redstart.common.data.SparseMatrix;
import java.util.List;

/** How many users have each item: the answer for somebody of whom nothing is known. */
final class Popularity {
    private final float[] userCountOfItem;

    Popularity(SparseMatrix interactions) {
        userCountOfItem = new float[interactions.columnCount()];
        for (int position = 0; position < interactions.entryCount(); position++) {
            userCountOfItem[interactions.column(position)]++;
        }
    }

    void score(float[] scores) {
        System.arraycopy(userCountOfItem, 0, scores, 0, scores.length);
    }

    /** All of the score is base: nothing about the asker made it. */
    Explanation explain(String item, int index) {
        return new Explanation(item, userCountOfItem[index], userCountOfItem[index], List.of(), 0);
    }
}
