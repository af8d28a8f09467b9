package dev.redstart.recommender.popularity;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.ScoringRecommender;
import dev.redstart.recommender.TrainingData;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The most popular items, the same for everybody but for what the asker has already. A score is the number of users or events, aged if
 * the trainer was told so.
 */
public final class PopularityRecommender extends ScoringRecommender {
    private final float[] scoreOfItem;
    private final CommonUsers commonUsers;

    PopularityRecommender(TrainingData data, float[] scoreOfItem) {
        super(data);
        this.scoreOfItem = scoreOfItem;
        this.commonUsers = new CommonUsers(data.interactions());
    }

    /** The score of the item, whoever asks; 0 for an item that nobody took. */
    @Override
    public Prediction predict(String user, String item) {
        int index = items().indexOf(item);
        if (index == Vocabulary.UNKNOWN) {
            return new Prediction(0, 0, true);
        }
        boolean known = knowsUser(user);
        return new Prediction(scoreOfItem[index], known ? commonUsers.userCount(index) : 0, !known);
    }

    @Override
    protected void score(Profile profile, float[] scores) {
        System.arraycopy(scoreOfItem, 0, scores, 0, scores.length);
    }

    /** How many users took both. */
    @Override
    protected void similarities(int item, float[] scores) {
        commonUsers.count(item, scores);
    }

    @Override
    protected float likedValue() {
        return 1;
    }

    /** All of the score is base: nothing about the asker made it. */
    @Override
    protected IntFunction<Explanation> explainer(Profile profile) {
        return item -> new Explanation(items().id(item), scoreOfItem[item], scoreOfItem[item], List.of(), 0);
    }

    float[] copyScores() {
        return scoreOfItem.clone();
    }
}
