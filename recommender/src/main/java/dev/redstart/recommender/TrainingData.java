package dev.redstart.recommender;

import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.data.Vocabulary;

/**
 * What every recommender keeps of its training data: who and what there is, and who had what (to leave out what was seen, and to
 * explain). Written into every bundle.
 *
 * @param users rows of {@code interactions}
 * @param items columns of {@code interactions}
 */
public record TrainingData(Vocabulary users, Vocabulary items, SparseMatrix interactions) {
    public TrainingData {
        if (interactions.rowCount() != users.size() || interactions.columnCount() != items.size()) {
            throw new IllegalArgumentException(
                    "interactions are " + interactions.rowCount() + " x " + interactions.columnCount()
                            + ", but there are " + users.size() + " users and " + items.size() + " items");
        }
    }

    public static TrainingData of(Interactions data) {
        if (data.size() == 0) {
            throw new IllegalArgumentException(
                    data.source().name() + " has no interactions; a recommender needs at least one");
        }
        return new TrainingData(data.users(), data.items(), data.byUser());
    }
}
