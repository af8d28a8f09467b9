package dev.redstart.recommender.puresvd;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.vector.VectorScan;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.ScoringRecommender;
import dev.redstart.recommender.TrainingData;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Scores by {@code r_u Q Q'}: the profile's values, carried over by the likeness {@code q_i . q_j} of items. Users need no vectors of their
 * own, so a basket is answered exactly like a user with the same items.
 */
public final class PureSvdRecommender extends ScoringRecommender {
    private final VectorTable itemFactors;
    private final VectorScan scan;
    private final float[] itemNorms;
    private final float[] meanOfItem;

    PureSvdRecommender(TrainingData data, VectorTable itemFactors) {
        super(data);
        this.itemFactors = itemFactors;
        this.scan = VectorScan.of(itemFactors);
        this.itemNorms = itemFactors.norms();
        this.meanOfItem = new float[data.items().size()];
        for (int position = 0; position < data.interactions().entryCount(); position++) {
            meanOfItem[data.interactions().column(position)] +=
                    data.interactions().value(position) / data.users().size();
        }
    }

    /** For an unknown user the item's mean over all users, 0 where they do not have it; 0 for an unknown item. */
    @Override
    public Prediction predict(String user, String item) {
        int userIndex = users().indexOf(user);
        int itemIndex = items().indexOf(item);
        if (userIndex == Vocabulary.UNKNOWN || itemIndex == Vocabulary.UNKNOWN) {
            return new Prediction(itemIndex == Vocabulary.UNKNOWN ? 0 : meanOfItem[itemIndex], 0, true);
        }
        float[] vector = new float[itemFactors.dimensions()];
        for (int position = interactions().start(userIndex);
                position < interactions().end(userIndex);
                position++) {
            itemFactors.addTo(
                    vector, interactions().value(position), interactions().column(position));
        }
        return new Prediction(itemFactors.dot(itemIndex, vector), interactions().length(userIndex), false);
    }

    @Override
    protected void score(Profile profile, float[] scores) {
        scan.scores(vectorOf(profile), scores);
    }

    @Override
    protected void scoreAll(List<Profile> profiles, float[][] scores) {
        float[][] queries = new float[profiles.size()][];
        for (int at = 0; at < queries.length; at++) {
            queries[at] = vectorOf(profiles.get(at));
        }
        scan.scores(queries, scores);
    }

    private float[] vectorOf(Profile profile) {
        float[] vector = new float[itemFactors.dimensions()];
        for (int at = 0; at < profile.size(); at++) {
            itemFactors.addTo(vector, profile.value(at), profile.item(at));
        }
        return vector;
    }

    /** Cosine of the item vectors. */
    @Override
    protected void similarities(int item, float[] scores) {
        scan.scores(itemFactors.row(item), scores);
        for (int other = 0; other < scores.length; other++) {
            float norms = itemNorms[item] * itemNorms[other];
            scores[other] = norms == 0 ? 0 : scores[other] / norms;
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

    /** No base and no rest: the score is a sum over the profile. */
    private Explanation explain(Profile profile, int item) {
        double[] parts = new double[profile.size()];
        for (int at = 0; at < parts.length; at++) {
            parts[at] = profile.value(at) * itemFactors.dot(profile.item(at), itemFactors, item);
        }
        double score = itemFactors.dot(item, vectorOf(profile));
        return Explanation.of(items().id(item), score, 0, reasonsOf(profile, parts));
    }

    VectorTable itemFactors() {
        return itemFactors;
    }
}
