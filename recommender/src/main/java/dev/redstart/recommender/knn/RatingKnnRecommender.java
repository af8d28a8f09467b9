package dev.redstart.recommender.knn;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.Reason;
import dev.redstart.recommender.ScoringRecommender;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.baseline.Biases;
import dev.redstart.recommender.baseline.RatingOrder;
import dev.redstart.recommender.baseline.RatingScale;
import dev.redstart.recommender.knn.Neighbourhood.Average;
import dev.redstart.recommender.knn.Neighbourhood.Averages;
import dev.redstart.recommender.knn.Neighbourhood.Neighbour;
import dev.redstart.recommender.knn.Normalisation.Rater;
import dev.redstart.recommender.knn.RatingKnnTrainer.BasedOn;
import dev.redstart.recommender.knn.RatingKnnTrainer.Settings;
import dev.redstart.recommender.knn.RatingKnnTrainer.Variant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers with the average rating of the nearest neighbours.
 *
 * <p>Predictions are clipped to the rating scale, scores and explanations are not. A user's own rating of an item takes part in his
 * estimate of that very item, as in Surprise. A basket that says only what is liked has the same average for everything, so its estimates
 * are drawn towards the general answer, the more the less similar the neighbours are.
 */
public final class RatingKnnRecommender extends ScoringRecommender {
    private final Parts parts;
    private final Normalisation normalisation;
    private final Neighbourhood neighbourhood;
    private final RatingScale scale;

    /**
     * What training finds out, beside the data: what a bundle holds.
     *
     * @param biases where variant or similarity needs them
     * @param order of each user's ratings; {@code null} if based on users
     */
    record Parts(
            Settings settings,
            SimilarityMatrix similarities,
            @Nullable Biases biases,
            @Nullable RatingOrder order) {}

    RatingKnnRecommender(TrainingData data, Parts parts) {
        super(data);
        this.parts = parts;
        this.scale = RatingScale.of(interactions());
        boolean userBased = parts.settings().basedOn() == BasedOn.USER;
        this.normalisation = new Normalisation(
                parts.settings(), userBased ? interactions() : interactions().transpose(), parts.biases());
        RatingOrder order = parts.order();
        this.neighbourhood = order == null
                ? new UserNeighbourhood(parts, normalisation, interactions())
                : new ItemNeighbourhood(parts, normalisation, interactions(), order);
    }

    @Override
    public Prediction predict(String user, String item) {
        int userIndex = users().indexOf(user);
        int itemIndex = items().indexOf(item);
        if (userIndex == Vocabulary.UNKNOWN || itemIndex == Vocabulary.UNKNOWN) {
            return new Prediction(scale.clip(ofUnknown(userIndex, itemIndex)), 0, true);
        }
        Average average = neighbourhood.average(userIndex, itemIndex);
        double estimate = estimate(normalisation.rater(userIndex), itemIndex, average);
        return enough(average)
                ? new Prediction(scale.clip(estimate), average.count(), false)
                : new Prediction(scale.clip(estimate), 0, true);
    }

    private boolean enough(Average average) {
        return average.count() >= parts.settings().minNeighbours();
    }

    private double ofUnknown(int user, int item) {
        Biases biases = parts.biases();
        return biases == null || parts.settings().variant() != Variant.WITH_BASELINE
                ? normalisation.mean()
                : biases.of(user, item);
    }

    private double estimate(Rater rater, int item, Average average) {
        return enough(average)
                ? normalisation.centre(rater, item) + normalisation.spread(rater, item) * average.value()
                : normalisation.general(rater, item);
    }

    @Override
    protected void score(Profile profile, float[] scores) {
        Rater rater = normalisation.rater(profile);
        Averages averages = neighbourhood.averages(profile);
        boolean onlyLikes = Neighbourhood.onlyLikes(profile);
        for (int item = 0; item < scores.length; item++) {
            Average average = averages.of(item);
            double estimate = estimate(rater, item, average);
            scores[item] =
                    (float) (onlyLikes ? drawn(estimate, normalisation.general(rater, item), average) : estimate);
        }
    }

    private static double drawn(double estimate, double general, Average average) {
        return general + trust(average) * (estimate - general);
    }

    /** As if one more neighbour, of similarity 1, gave the general answer. */
    private static double trust(Average average) {
        return average.weight() / (average.weight() + 1);
    }

    @Override
    protected float likedValue() {
        return (float) scale.highest();
    }

    @Override
    protected void similarities(int item, float[] scores) {
        neighbourhood.similarItems(item, scores);
        for (int other = 0; other < scores.length; other++) {
            scores[other] = scores[other] > 0 ? scores[other] : Float.NEGATIVE_INFINITY;
        }
    }

    @Override
    protected IntFunction<Explanation> explainer(Profile profile) {
        return item -> explain(profile, item);
    }

    /** The base is the mean or baseline that the variant starts from. */
    private Explanation explain(Profile profile, int item) {
        Rater rater = normalisation.rater(profile);
        Average average = neighbourhood.averages(profile).of(item);
        double general = normalisation.general(rater, item);
        if (!enough(average)) {
            return new Explanation(items().id(item), general, general, List.of(), 0);
        }
        double trust = Neighbourhood.onlyLikes(profile) ? trust(average) : 1;
        double base = general + trust * (normalisation.centre(rater, item) - general);
        double unit = trust * normalisation.spread(rater, item) / average.weight();
        List<Reason> reasons = reasons(neighbourhood.neighbours(profile, item), unit);
        double sum = reasons.stream().mapToDouble(Reason::weight).sum();
        return new Explanation(items().id(item), base + sum, base, reasons, 0);
    }

    private List<Reason> reasons(List<Neighbour> neighbours, double unit) {
        List<Reason> reasons = new ArrayList<>(neighbours.size());
        for (Neighbour neighbour : neighbours) {
            reasons.add(reason(neighbour.index(), unit * neighbour.similarity() * neighbour.rating()));
        }
        reasons.sort(Comparator.comparingDouble((Reason reason) -> -Math.abs(reason.weight()))
                .thenComparing(Reason::id));
        return reasons;
    }

    private Reason reason(int index, double weight) {
        return parts.settings().basedOn() == BasedOn.USER
                ? new Reason(Reason.Kind.USER, users().id(index), weight)
                : new Reason(Reason.Kind.ITEM, items().id(index), weight);
    }

    Parts parts() {
        return parts;
    }
}
