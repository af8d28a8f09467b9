package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.baseline.Biases;
import dev.redstart.recommender.knn.Normalisation.Rater;
import dev.redstart.recommender.knn.RatingKnnTrainer.Similarity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The users most similar to whoever asks, among those who rated the item in question. Of equally similar ones, those who came first in
 * the data. A basket is compared with all users on the spot; one that says only what is liked by its mean squared difference.
 */
final class UserNeighbourhood implements Neighbourhood {
    private final SimilarityMatrix similarities;
    private final Normalisation normalisation;
    private final int neighbours;
    private final SparseMatrix byUser;
    private final SparseMatrix byItem;
    private final float[] normalisedByUser;
    private final float[] normalisedByItem;
    private final PlainCoRatings baskets;
    private final PlainCoRatings likes;
    private final @Nullable Biases comparedWith;

    UserNeighbourhood(RatingKnnRecommender.Parts parts, Normalisation normalisation, SparseMatrix byUser) {
        this.similarities = parts.similarities();
        this.neighbours = parts.settings().neighbours();
        this.normalisation = normalisation;
        this.byUser = byUser;
        this.byItem = byUser.transpose();
        this.normalisedByUser = normalisedByUser();
        this.normalisedByItem = SparseMatrix.of(
                        byUser.columnCount(), byUser.copyStarts(), byUser.copyColumns(), normalisedByUser)
                .transpose()
                .copyValues();
        Measure measure = Measure.of(parts.settings());
        this.comparedWith = measure.comparesWithBaseline() ? parts.biases() : null;
        this.baskets = CoRatings.plain(measure, byItem, parts.biases(), true);
        this.likes = CoRatings.plain(new Measure(Similarity.MSD, 1, 0), byItem, null, true);
    }

    private float[] normalisedByUser() {
        float[] normalised = new float[byUser.entryCount()];
        for (int user = 0; user < byUser.rowCount(); user++) {
            Rater rater = normalisation.rater(user);
            for (int position = byUser.start(user); position < byUser.end(user); position++) {
                normalised[position] = normalisation.normalised(rater, byUser.column(position), byUser.value(position));
            }
        }
        return normalised;
    }

    @Override
    public Average average(int user, int item) {
        int end = byItem.end(item);
        Nearest nearest = new Nearest(byItem.length(item), neighbours);
        for (int position = byItem.start(item); position < end; position++) {
            float similarity = similarities.between(user, byItem.column(position));
            if (similarity > 0) {
                nearest.offer(similarity, position);
            }
        }
        nearest.keepBest();
        return nearest.average(normalisedByItem);
    }

    @Override
    public Averages averages(Profile profile) {
        UserWalk walk = new UserWalk(byUser, normalisedByUser, neighbours);
        walk.walk(similaritiesTo(profile));
        return walk::average;
    }

    @Override
    public List<Neighbour> neighbours(Profile profile, int item) {
        float[] toUsers = similaritiesTo(profile);
        Nearest nearest = new Nearest(byItem.length(item), neighbours);
        for (int position = byItem.start(item); position < byItem.end(item); position++) {
            float similarity = toUsers[byItem.column(position)];
            if (similarity > 0) {
                nearest.offer(similarity, position);
            }
        }
        nearest.keepBest();
        List<Neighbour> found = new ArrayList<>(nearest.size());
        for (int at = 0; at < nearest.size(); at++) {
            int position = nearest.candidate(at);
            found.add(new Neighbour(byItem.column(position), nearest.similarity(at), normalisedByItem[position]));
        }
        return found;
    }

    private float[] similaritiesTo(Profile profile) {
        float[] toUsers = new float[byUser.rowCount()];
        if (profile.user() != Profile.NOBODY) {
            similarities.row(profile.user(), toUsers);
            return toUsers;
        }
        boolean onlyLikes = Neighbourhood.onlyLikes(profile);
        int[] items = new int[profile.size()];
        float[] compared = new float[items.length];
        for (int at = 0; at < items.length; at++) {
            items[at] = profile.item(at);
            compared[at] = onlyLikes ? profile.value(at) : compared(profile, at);
        }
        (onlyLikes ? likes : baskets).basket(items, compared, toUsers);
        return toUsers;
    }

    /** The rating, or its distance from the baseline. */
    private float compared(Profile profile, int at) {
        if (comparedWith == null) {
            return profile.value(at);
        }
        double expected = comparedWith.mean() + comparedWith.ofProfile(profile) + comparedWith.ofItem(profile.item(at));
        return (float) (profile.value(at) - expected);
    }

    /** A model of users has no similarities of items: the cosine of the items' ratings, not rated counting 0. */
    @Override
    public void similarItems(int item, float[] scores) {
        Arrays.fill(scores, 0);
        for (int at = byItem.start(item); at < byItem.end(item); at++) {
            int user = byItem.column(at);
            for (int position = byUser.start(user); position < byUser.end(user); position++) {
                scores[byUser.column(position)] += byItem.value(at) * byUser.value(position);
            }
        }
        double norm = norm(item);
        for (int other = 0; other < scores.length; other++) {
            scores[other] = scores[other] == 0 ? 0 : (float) (scores[other] / (norm * norm(other)));
        }
    }

    private double norm(int item) {
        double squares = 0;
        for (int position = byItem.start(item); position < byItem.end(item); position++) {
            squares += (double) byItem.value(position) * byItem.value(position);
        }
        return Math.sqrt(squares);
    }
}
