package dev.redstart.recommender.baseline;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.ScoringRecommender;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.popularity.CommonUsers;
import java.util.List;
import java.util.function.IntFunction;

/** Predicts {@code mean + user bias + item bias}; recommends the items that are rated highest by everybody. */
public final class BaselineRecommender extends ScoringRecommender {
    private final Biases biases;
    private final RatingScale scale;
    private final CommonUsers commonUsers;

    BaselineRecommender(TrainingData data, Biases biases) {
        super(data);
        this.biases = biases;
        this.scale = RatingScale.of(data.interactions());
        this.commonUsers = new CommonUsers(data.interactions());
    }

    /** An unknown user or item has no bias. */
    @Override
    public Prediction predict(String user, String item) {
        int userIndex = users().indexOf(user);
        int itemIndex = items().indexOf(item);
        double value = scale.clip(biases.of(userIndex, itemIndex));
        boolean fallback = userIndex == Vocabulary.UNKNOWN || itemIndex == Vocabulary.UNKNOWN;
        return new Prediction(value, fallback ? 0 : interactions().length(userIndex), fallback);
    }

    @Override
    protected void score(Profile profile, float[] scores) {
        double bias = biases.ofProfile(profile);
        for (int item = 0; item < scores.length; item++) {
            scores[item] = (float) (biases.mean() + bias + biases.ofItem(item));
        }
    }

    /** How many users rated both: biases know nothing of likeness. */
    @Override
    protected void similarities(int item, float[] scores) {
        commonUsers.count(item, scores);
    }

    @Override
    protected float likedValue() {
        return (float) scale.highest();
    }

    @Override
    protected IntFunction<Explanation> explainer(Profile profile) {
        return item -> explain(profile, item);
    }

    /** All of the score is base. */
    private Explanation explain(Profile profile, int item) {
        double score = biases.mean() + biases.ofProfile(profile) + biases.ofItem(item);
        return new Explanation(items().id(item), score, score, List.of(), 0);
    }

    Biases biases() {
        return biases;
    }
}
