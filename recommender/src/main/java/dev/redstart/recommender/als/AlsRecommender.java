package dev.redstart.recommender.als;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.vector.Gram;
import dev.redstart.common.vector.VectorScan;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.ScoringRecommender;
import dev.redstart.recommender.TrainingData;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Scores by {@code x_u . y_i}: about 1 for what a user surely takes, about 0 for what he does not. A basket, or a user with one, is solved
 * for exactly without training again.
 */
public final class AlsRecommender extends ScoringRecommender {
    private final AlsFactors factors;
    private final Gram itemGram;
    private final VectorScan scan;
    private final float[] itemNorms;
    private final float[] shareOfUsers;

    AlsRecommender(TrainingData data, AlsFactors factors) {
        super(data);
        this.factors = factors;
        this.itemGram = Gram.of(factors.items());
        this.scan = VectorScan.of(factors.items());
        this.itemNorms = factors.items().norms();
        this.shareOfUsers = new float[data.items().size()];
        for (int position = 0; position < data.interactions().entryCount(); position++) {
            shareOfUsers[data.interactions().column(position)] +=
                    1f / data.users().size();
        }
    }

    /** For an unknown user the share of users who took the item; 0 for an unknown item. */
    @Override
    public Prediction predict(String user, String item) {
        int userIndex = users().indexOf(user);
        int itemIndex = items().indexOf(item);
        if (userIndex == Vocabulary.UNKNOWN || itemIndex == Vocabulary.UNKNOWN) {
            return new Prediction(itemIndex == Vocabulary.UNKNOWN ? 0 : shareOfUsers[itemIndex], 0, true);
        }
        double score = factors.users().dot(userIndex, factors.items(), itemIndex);
        return new Prediction(score, interactions().length(userIndex), false);
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
        return profile.user() == Profile.NOBODY
                ? new FoldIn(factors, itemGram, profile).solve()
                : factors.users().row(profile.user());
    }

    /** Cosine of the item vectors. */
    @Override
    protected void similarities(int item, float[] scores) {
        scan.scores(factors.items().row(item), scores);
        for (int other = 0; other < scores.length; other++) {
            float norms = itemNorms[item] * itemNorms[other];
            scores[other] = norms == 0 ? 0 : scores[other] / norms;
        }
    }

    @Override
    protected float likedValue() {
        return 1;
    }

    /** No base. The rest is 0 but for a user whose vector stands a few steps of conjugate gradient before the exact solution. */
    @Override
    protected IntFunction<Explanation> explainer(Profile profile) {
        FoldIn foldIn = new FoldIn(factors, itemGram, profile);
        float[] vector = profile.user() == Profile.NOBODY
                ? foldIn.solve()
                : factors.users().row(profile.user());
        return item -> Explanation.of(
                items().id(item), factors.items().dot(item, vector), 0, reasonsOf(profile, foldIn.parts(item)));
    }

    AlsFactors factors() {
        return factors;
    }
}
