package dev.redstart.recommender;

import dev.redstart.common.model.Model;
import dev.redstart.common.model.Ranking;
import java.util.List;

/**
 * A trained recommender: what will this user, or the owner of this basket, take next? Immutable and thread-safe.
 *
 * <p>Never fails for lack of knowledge: a user nobody has seen gets the most popular items, flagged as
 * {@link Ranking#fallback() fallback}. Ids that make no sense in a question about one item are an
 * {@link IllegalArgumentException} that names the id.
 */
public interface Recommender extends Model<RecommendQuery, Ranking<String>> {
    /**
     * The score of one user and item: a rating in the scale of the training data for rating models, a preference without unit for the
     * others. Unknown ids get the best general answer, flagged as fallback.
     */
    Prediction predict(String user, String item);

    /** The best items for a user or a basket, as the query's filters allow; fewer than asked when no more are allowed. */
    Ranking<String> recommend(RecommendQuery query);

    /** The answers to many queries, in their order; cheaper than one after the other where the algorithm can share work. */
    default List<Ranking<String>> recommendAll(List<RecommendQuery> queries) {
        return queries.stream().map(this::recommend).toList();
    }

    /**
     * Items that are liked by the same users, by falling similarity; the item itself is not among them.
     *
     * @throws IllegalArgumentException if the item is unknown or {@code count} is out of range
     */
    Ranking<String> similarItems(String item, int count);

    /**
     * Why an item has its score for a query, in numbers that add up to it.
     *
     * @throws IllegalArgumentException if the item is unknown
     */
    default Explanation explain(RecommendQuery query, String item) {
        return explainAll(query, List.of(item)).getFirst();
    }

    /** The explanations of several items for one query, in the items' order; what they share is worked out once. */
    List<Explanation> explainAll(RecommendQuery query, List<String> items);

    boolean knowsUser(String user);

    boolean knowsItem(String item);

    /** How many users and items it was trained on. */
    int userCount();

    int itemCount();

    /** What it was trained on, as far as it is kept: what counts as seen, and what an evaluation compares with. */
    TrainingData trainingData();

    @Override
    default Ranking<String> answer(RecommendQuery query) {
        return recommend(query);
    }
}
