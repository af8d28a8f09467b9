package dev.redstart.recommender.knn;

import dev.redstart.recommender.Profile;
import java.util.List;

/** Where neighbours come from: users like this one, or items of the user like this one. Immutable. */
sealed interface Neighbourhood permits UserNeighbourhood, ItemNeighbourhood {
    /**
     * Somebody, or something, whose rating takes part in an estimate.
     *
     * @param index number of the user or item
     * @param rating normalised
     */
    record Neighbour(int index, float similarity, float rating) {}

    /**
     * The average of the normalised ratings of the nearest neighbours, weighted by similarity.
     *
     * @param count how many neighbours; if 0, {@code value} is NaN
     * @param weight the sum of their similarities
     */
    record Average(int count, double value, double weight) {}

    /** The averages of items for one profile; for one thread. */
    @FunctionalInterface
    interface Averages {
        Average of(int item);
    }

    /**
     * Whether a basket says only what was liked, not what was liked more: all its values are equal. Averages of it would be equal for all
     * items, and neither cosine nor correlation can compare it with anybody.
     */
    static boolean onlyLikes(Profile profile) {
        boolean equal = profile.user() == Profile.NOBODY;
        for (int at = 1; equal && at < profile.size(); at++) {
            equal = profile.value(at) == profile.value(0);
        }
        return equal;
    }

    /** For a user and an item of the training data. */
    Average average(int user, int item);

    Averages averages(Profile profile);

    /** Who makes up the average of an item, in no order. */
    List<Neighbour> neighbours(Profile profile, int item);

    /** Writes the similarity of an item to every item. */
    void similarItems(int item, float[] scores);
}
