package dev.redstart.recommender.evaluate;

import dev.redstart.common.data.Interactions;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.ScoringRecommender;
import dev.redstart.recommender.TrainingData;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Gives everybody the scores that a test says, and no others. */
final class FixedScores extends ScoringRecommender {
    private final Map<String, Double> scoreOfItem;

    FixedScores(Interactions training, Map<String, Double> scoreOfItem) {
        super(TrainingData.of(training));
        this.scoreOfItem = Map.copyOf(scoreOfItem);
    }

    @Override
    public Prediction predict(String user, String item) {
        boolean known = knowsUser(user) && scoreOfItem.containsKey(item);
        return new Prediction(known ? scoreOfItem.get(item) : 3, known ? 1 : 0, !known);
    }

    @Override
    protected void score(Profile profile, float[] scores) {
        for (int item = 0; item < scores.length; item++) {
            scores[item] = scoreOfItem
                    .getOrDefault(items().id(item), Double.NEGATIVE_INFINITY)
                    .floatValue();
        }
    }

    @Override
    protected void similarities(int item, float[] scores) {
        throw new UnsupportedOperationException("not needed to evaluate");
    }

    @Override
    protected float likedValue() {
        return 1;
    }

    @Override
    protected IntFunction<Explanation> explainer(Profile profile) {
        return item -> new Explanation(items().id(item), 0, 0, List.of(), 0);
    }
}
