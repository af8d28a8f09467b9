package dev.redstart.recommender.svd;

import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.vector.VectorScan;
import dev.redstart.common.vector.VectorTable;
import dev.redstart.recommender.Explanation;
import dev.redstart.recommender.Prediction;
import dev.redstart.recommender.Profile;
import dev.redstart.recommender.ScoringRecommender;
import dev.redstart.recommender.TrainingData;
import dev.redstart.recommender.baseline.RatingScale;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Predicts {@code mean + b_u + b_i + p_u . q_i} within the scale of the training ratings, and recommends by the same sum without the limits
 * of the scale. A basket, or a user with one, gets a bias and a vector of his own by {@link FoldIn}.
 *
 * <p>Unknown ids as in Surprise: what is known of the biases counts; without biases the mean is all that is known.
 */
public final class SvdRecommender extends ScoringRecommender {
    private final Factors factors;
    private final RatingScale scale;
    private final VectorScan scan;
    private final float[] itemNorms;

    SvdRecommender(TrainingData data, Factors factors) {
        super(data);
        this.factors = factors;
        this.scale = RatingScale.of(data.interactions());
        this.scan = VectorScan.of(withBiases(factors));
        this.itemNorms = factors.items().norms();
    }

    /** Item vectors with two places more, {@code (q_i, b_i, 1)}: their inner product with {@code (p_u, 1, mean + b_u)} is the score. */
    private static VectorTable withBiases(Factors factors) {
        VectorTable items = VectorTable.zeros(factors.items().rowCount(), factors.size() + 2);
        float[] row = new float[factors.size() + 2];
        row[factors.size() + 1] = 1;
        for (int item = 0; item < items.rowCount(); item++) {
            factors.items().read(item, row);
            row[factors.size()] = factors.itemBias(item);
            items.write(item, row);
        }
        return items;
    }

    @Override
    public Prediction predict(String user, String item) {
        int userIndex = users().indexOf(user);
        int itemIndex = items().indexOf(item);
        if (userIndex == Vocabulary.UNKNOWN || itemIndex == Vocabulary.UNKNOWN) {
            return new Prediction(scale.clip(generalRating(userIndex, itemIndex)), 0, true);
        }
        return new Prediction(
                scale.clip(rating(userIndex, itemIndex)), interactions().length(userIndex), false);
    }

    private double rating(int user, int item) {
        return factors.offset()
                + factors.userBias(user)
                + factors.itemBias(item)
                + factors.users().dot(user, factors.items(), item);
    }

    private double generalRating(int user, int item) {
        double userBias = user == Vocabulary.UNKNOWN ? 0 : factors.userBias(user);
        double itemBias = item == Vocabulary.UNKNOWN ? 0 : factors.itemBias(item);
        return factors.mean() + userBias + itemBias;
    }

    @Override
    protected void score(Profile profile, float[] scores) {
        scan.scores(query(profile), scores);
    }

    @Override
    protected void scoreAll(List<Profile> profiles, float[][] scores) {
        float[][] queries = new float[profiles.size()][];
        for (int at = 0; at < queries.length; at++) {
            queries[at] = query(profiles.get(at));
        }
        scan.scores(queries, scores);
    }

    private float[] query(Profile profile) {
        float[] query = new float[factors.size() + 2];
        query[factors.size()] = 1;
        if (profile.user() == Profile.NOBODY) {
            float[] solution = new FoldIn(factors, profile).solve();
            System.arraycopy(solution, 0, query, 0, factors.size());
            query[factors.size() + 1] = (float) (factors.offset() + biasOf(solution));
        } else {
            factors.users().read(profile.user(), query);
            query[factors.size() + 1] = (float) (factors.offset() + factors.userBias(profile.user()));
        }
        return query;
    }

    private double biasOf(float[] solution) {
        return factors.biased() ? solution[factors.size()] : 0;
    }

    /** Cosine of the item vectors. */
    @Override
    protected void similarities(int item, float[] scores) {
        float[] query = new float[factors.size() + 2];
        factors.items().read(item, query);
        scan.scores(query, scores);
        for (int other = 0; other < scores.length; other++) {
            float norms = itemNorms[item] * itemNorms[other];
            scores[other] = norms == 0 ? 0 : scores[other] / norms;
        }
    }

    @Override
    protected float likedValue() {
        return (float) scale.highest();
    }

    /**
     * Base is {@code mean + b_u + b_i}. The reasons are the parts that the asker's items have in his vector when it is solved for exactly;
     * what gradient descent learned beyond that is the rest.
     */
    @Override
    protected IntFunction<Explanation> explainer(Profile profile) {
        FoldIn foldIn = new FoldIn(factors, profile);
        boolean trained = profile.user() != Profile.NOBODY;
        float[] vector = trained ? factors.users().row(profile.user()) : foldIn.solve();
        double bias = trained ? factors.userBias(profile.user()) : biasOf(vector);
        return item -> {
            double base = factors.offset() + bias + factors.itemBias(item);
            double likeness = factors.items().dot(item, vector);
            return Explanation.of(items().id(item), base + likeness, base, reasonsOf(profile, foldIn.parts(item)));
        };
    }

    Factors factors() {
        return factors;
    }
}
