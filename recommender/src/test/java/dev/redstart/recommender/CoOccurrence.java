package dev.redstart.recommender;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.BundleReader;
import dev.redstart.common.bundle.BundleWriter;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.train.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The simplest personal recommender, to test what all of them share: an item scores the number of users that it has in
 * common with each of the asker's items, times the asker's value of that.
 */
final class CoOccurrence extends ScoringRecommender {
    private CoOccurrence(TrainingData data) {
        super(data);
    }

    static CoOccurrence of(Interactions data) {
        return new CoOccurrence(TrainingData.of(data));
    }

    private float weight(Profile profile, int at, int item) {
        return profile.value(at) * commonUsers(profile.item(at), item);
    }

    private int commonUsers(int one, int other) {
        int common = 0;
        for (int user = 0; user < userCount(); user++) {
            common += interactions().contains(user, one) && interactions().contains(user, other) ? 1 : 0;
        }
        return common;
    }

    @Override
    protected void score(Profile profile, float[] scores) {
        for (int item = 0; item < scores.length; item++) {
            scores[item] = 0;
            for (int at = 0; at < profile.size(); at++) {
                scores[item] += weight(profile, at, item);
            }
        }
    }

    @Override
    protected void similarities(int item, float[] scores) {
        for (int other = 0; other < scores.length; other++) {
            scores[other] = commonUsers(item, other);
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

    private Explanation explain(Profile profile, int item) {
        List<Reason> reasons = new ArrayList<>();
        double score = 0;
        for (int at = 0; at < profile.size(); at++) {
            double weight = weight(profile, at, item);
            score += weight;
            reasons.add(new Reason(Reason.Kind.ITEM, items().id(profile.item(at)), weight));
        }
        reasons.sort(Comparator.comparingDouble(reason -> -Math.abs(reason.weight())));
        return new Explanation(items().id(item), score, 0, reasons, 0);
    }

    @Override
    public Prediction predict(String user, String item) {
        int userIndex = users().indexOf(user);
        int itemIndex = items().indexOf(item);
        if (userIndex == Vocabulary.UNKNOWN || itemIndex == Vocabulary.UNKNOWN) {
            return new Prediction(0, 0, true);
        }
        Profile profile = Profile.ofUser(interactions(), userIndex);
        return new Prediction(explain(profile, itemIndex).score(), profile.size(), false);
    }

    /** Counts at the time of the question, so there is nothing to learn. */
    record CoOccurrenceTrainer(NoSettings settings) implements RecommenderTrainer<CoOccurrence> {
        @Override
        public String name() {
            return "co-occurrence";
        }

        @Override
        public Task task() {
            return Task.RANKING;
        }

        @Override
        public CoOccurrence train(Interactions data, Run run) {
            return of(data);
        }
    }

    record NoSettings() {}

    static final class CoOccurrenceFormat implements BundleFormat<CoOccurrence> {
        @Override
        public String kind() {
            return "co-occurrence";
        }

        @Override
        public Class<CoOccurrence> type() {
            return CoOccurrence.class;
        }

        @Override
        public void write(CoOccurrence model, BundleWriter out) throws IOException {
            TrainingDataFiles.write(model.trainingData(), out);
        }

        @Override
        public CoOccurrence read(BundleReader in) throws IOException {
            return new CoOccurrence(TrainingDataFiles.read(in));
        }
    }
}
