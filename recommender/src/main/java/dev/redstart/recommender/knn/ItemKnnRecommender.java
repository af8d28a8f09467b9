package dev.redstart.recommender.knn;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.Reason;
import dev.redstart.recommender.ScoringRecommender;
import dev.redstart.recommender.TrainingData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Scores an item by its similarity to the items of whoever asks: the sum of value times similarity over those of them that have it among
 * their neighbours. An item without any such support scores below 0, the less popular the lower, so that a list is filled up with
 * popular items after what is personal.
 */
public final class ItemKnnRecommender extends ScoringRecommender {
    private final SparseMatrix neighbours;
    private final float[] unsupported;

    /** @param neighbours row {@code i} has the items most similar to item {@code i}, with the similarity */
    ItemKnnRecommender(TrainingData data, SparseMatrix neighbours) {
        super(data);
        this.neighbours = neighbours;
        this.unsupported = unsupported(data.interactions());
    }

    /** The share of the most popular item's users, less 1. */
    private static float[] unsupported(SparseMatrix interactions) {
        int[] users = new int[interactions.columnCount()];
        int most = 0;
        for (int position = 0; position < interactions.entryCount(); position++) {
            most = Math.max(most, ++users[interactions.column(position)]);
        }
        float[] scores = new float[users.length];
        for (int item = 0; item < scores.length; item++) {
            scores[item] = users[item] / (most + 1f) - 1;
        }
        return scores;
    }

    /** The score; support counts the user's items that have this item among their neighbours. */
    @Override
    public Prediction predict(String user, String item) {
        int userIndex = users().indexOf(user);
        int itemIndex = items().indexOf(item);
        if (itemIndex == Vocabulary.UNKNOWN) {
            return new Prediction(-1, 0, true);
        }
        float sum = 0;
        int support = 0;
        if (userIndex != Vocabulary.UNKNOWN) {
            for (int at = interactions().start(userIndex); at < interactions().end(userIndex); at++) {
                float part = part(interactions().column(at), interactions().value(at), itemIndex);
                sum += part;
                support += part > 0 ? 1 : 0;
            }
        }
        return support == 0 ? new Prediction(unsupported[itemIndex], 0, true) : new Prediction(sum, support, false);
    }

    /** What one of the asker's items adds to the score of an item. */
    private float part(int owned, float value, int item) {
        int position = value > 0 ? neighbours.find(owned, item) : -1;
        return position < 0 ? 0 : value * neighbours.value(position);
    }

    @Override
    protected void score(Profile profile, float[] scores) {
        Arrays.fill(scores, 0);
        for (int at = 0; at < profile.size(); at++) {
            add(profile.item(at), profile.value(at), scores);
        }
        for (int item = 0; item < scores.length; item++) {
            scores[item] = scores[item] == 0 ? unsupported[item] : scores[item];
        }
    }

    private void add(int owned, float value, float[] scores) {
        if (value > 0) {
            int end = neighbours.end(owned);
            for (int position = neighbours.start(owned); position < end; position++) {
                scores[neighbours.column(position)] += value * neighbours.value(position);
            }
        }
    }

    /** The item's neighbours, as many as were kept. */
    @Override
    protected void similarities(int item, float[] scores) {
        Arrays.fill(scores, Float.NEGATIVE_INFINITY);
        for (int position = neighbours.start(item); position < neighbours.end(item); position++) {
            scores[neighbours.column(position)] = neighbours.value(position);
        }
    }

    @Override
    protected float likedValue() {
        return 1;
    }

    @Override
    protected IntFunction<Explanation> explainer(Profile profile) {
        return item -> explain(profile, item);
    }

    /** One reason for each of the asker's items that has the item among its neighbours. */
    private Explanation explain(Profile profile, int item) {
        List<Reason> reasons = new ArrayList<>();
        double score = 0;
        for (int at = 0; at < profile.size(); at++) {
            float part = part(profile.item(at), profile.value(at), item);
            if (part > 0) {
                reasons.add(new Reason(Reason.Kind.ITEM, items().id(profile.item(at)), part));
                score += part;
            }
        }
        if (reasons.isEmpty()) {
            return new Explanation(items().id(item), unsupported[item], unsupported[item], List.of(), 0);
        }
        reasons.sort(
                Comparator.comparingDouble((Reason reason) -> -reason.weight()).thenComparing(Reason::id));
        return new Explanation(items().id(item), score, 0, reasons, 0);
    }

    SparseMatrix neighbours() {
        return neighbours;
    }
}
