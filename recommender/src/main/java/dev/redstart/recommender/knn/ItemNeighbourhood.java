package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.baseline.RatingOrder;
import dev.redstart.recommender.knn.Normalisation.Rater;
import java.util.ArrayList;
import java.util.List;

/** The items of whoever asks that are most similar to the item in question. Of equally similar ones, those that he rated first. */
final class ItemNeighbourhood implements Neighbourhood {
    private final SimilarityMatrix similarities;
    private final Normalisation normalisation;
    private final int neighbours;
    private final SparseMatrix byUser;
    private final Rated rated;

    /** Items with normalised ratings, in the order in which they were rated. */
    private static final class Rated {
        private final int[] items;
        private final float[] ratings;

        Rated(int size) {
            items = new int[size];
            ratings = new float[size];
        }
    }

    ItemNeighbourhood(
            RatingKnnRecommender.Parts parts, Normalisation normalisation, SparseMatrix byUser, RatingOrder order) {
        this.similarities = parts.similarities();
        this.neighbours = parts.settings().neighbours();
        this.normalisation = normalisation;
        this.byUser = byUser;
        this.rated = new Rated(byUser.entryCount());
        for (int user = 0; user < byUser.rowCount(); user++) {
            Rater rater = normalisation.rater(user);
            for (int place = byUser.start(user); place < byUser.end(user); place++) {
                int position = order.position(place);
                int item = byUser.column(position);
                rated.items[place] = item;
                rated.ratings[place] = normalisation.normalised(rater, item, byUser.value(position));
            }
        }
    }

    @Override
    public Average average(int user, int item) {
        int start = byUser.start(user);
        int end = byUser.end(user);
        Nearest nearest = new Nearest(end - start, neighbours);
        collect(rated, start, end, item, nearest);
        return nearest.average(rated.ratings);
    }

    /** Finds the nearest places in {@code from}. */
    private void collect(Rated from, int start, int end, int item, Nearest nearest) {
        nearest.clear();
        for (int place = start; place < end; place++) {
            float similarity = similarities.between(item, from.items[place]);
            if (similarity > 0) {
                nearest.offer(similarity, place);
            }
        }
        nearest.keepBest();
    }

    @Override
    public Averages averages(Profile profile) {
        Rated own = ratedBy(profile);
        int size = profile.size();
        Nearest nearest = new Nearest(size, neighbours);
        return item -> {
            collect(own, 0, size, item, nearest);
            return nearest.average(own.ratings);
        };
    }

    private Rated ratedBy(Profile profile) {
        Rated own = new Rated(profile.size());
        if (profile.user() != Profile.NOBODY) {
            System.arraycopy(rated.items, byUser.start(profile.user()), own.items, 0, profile.size());
            System.arraycopy(rated.ratings, byUser.start(profile.user()), own.ratings, 0, profile.size());
            return own;
        }
        Rater rater = normalisation.rater(profile);
        for (int at = 0; at < profile.size(); at++) {
            own.items[at] = profile.item(at);
            own.ratings[at] = normalisation.normalised(rater, profile.item(at), profile.value(at));
        }
        return own;
    }

    @Override
    public List<Neighbour> neighbours(Profile profile, int item) {
        Rated own = ratedBy(profile);
        Nearest nearest = new Nearest(profile.size(), neighbours);
        collect(own, 0, profile.size(), item, nearest);
        List<Neighbour> found = new ArrayList<>(nearest.size());
        for (int at = 0; at < nearest.size(); at++) {
            int place = nearest.candidate(at);
            found.add(new Neighbour(own.items[place], nearest.similarity(at), own.ratings[place]));
        }
        return found;
    }

    @Override
    public void similarItems(int item, float[] scores) {
        similarities.row(item, scores);
    }
}
