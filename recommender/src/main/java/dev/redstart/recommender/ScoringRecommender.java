package dev.redstart.recommender;

import dev.redstart.common.data.SparseMatrix;
import dev.redstart.common.data.Vocabulary;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.model.Scored;
import dev.redstart.common.vector.TopN;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/**
 * The steps that all recommenders share: find the asker's profile, score every item, apply the filters, select the best, and fall back to
 * popularity for somebody unknown. An algorithm says only how a profile scores the items.
 */
public abstract class ScoringRecommender implements Recommender {
    private static final float NOT_SHOWN = Float.NEGATIVE_INFINITY;

    private final TrainingData data;
    private final Popularity popularity;

    protected ScoringRecommender(TrainingData data) {
        this.data = data;
        this.popularity = new Popularity(data.interactions());
    }

    /**
     * Writes a score for every item.
     *
     * @param profile never empty
     * @param scores one place an item; {@link Float#NEGATIVE_INFINITY} for an item that must not be shown
     */
    protected abstract void score(Profile profile, float[] scores);

    /**
     * Scores several profiles. One after the other here; an algorithm that can share reads between profiles overrides it.
     *
     * @param scores {@code scores[p]} takes the scores of {@code profiles.get(p)}
     */
    protected void scoreAll(List<Profile> profiles, float[][] scores) {
        for (int at = 0; at < profiles.size(); at++) {
            score(profiles.get(at), scores[at]);
        }
    }

    /** Similarities of an item to every item, itself included (it is left out later). */
    protected abstract void similarities(int item, float[] scores);

    /** What a basket item counts for when the asker gave no value: 1, or the top of a rating scale. */
    protected abstract float likedValue();

    /** Explains one item after another to the owner of a profile that is not empty; what the items share is worked out once. */
    protected abstract IntFunction<Explanation> explainer(Profile profile);

    @Override
    public final TrainingData trainingData() {
        return data;
    }

    protected final Vocabulary users() {
        return data.users();
    }

    protected final Vocabulary items() {
        return data.items();
    }

    protected final SparseMatrix interactions() {
        return data.interactions();
    }

    @Override
    public final boolean knowsUser(String user) {
        return users().contains(user);
    }

    @Override
    public final boolean knowsItem(String item) {
        return items().contains(item);
    }

    @Override
    public final int userCount() {
        return users().size();
    }

    @Override
    public final int itemCount() {
        return items().size();
    }

    @Override
    public final Ranking<String> recommend(RecommendQuery query) {
        return recommendAll(List.of(query)).getFirst();
    }

    /** Profiles that are scored together; their score rows stay in the cache. */
    private static final int BATCH = 8;

    @Override
    public final List<Ranking<String>> recommendAll(List<RecommendQuery> queries) {
        float[][] scores = new float[Math.min(BATCH, queries.size())][itemCount()];
        List<Ranking<String>> answers = new ArrayList<>(queries.size());
        for (int from = 0; from < queries.size(); from += BATCH) {
            answerBatch(queries.subList(from, Math.min(from + BATCH, queries.size())), scores, answers);
        }
        return answers;
    }

    private void answerBatch(List<RecommendQuery> queries, float[][] scores, List<Ranking<String>> answers) {
        List<Profile> profiles = queries.stream().map(this::profileOf).toList();
        boolean allKnown = profiles.stream().noneMatch(Profile::isEmpty);
        if (allKnown) {
            scoreAll(profiles, scores);
        }
        for (int at = 0; at < profiles.size(); at++) {
            Profile profile = profiles.get(at);
            if (!allKnown) {
                if (profile.isEmpty()) {
                    popularity.score(scores[at]);
                } else {
                    score(profile, scores[at]);
                }
            }
            filter(queries.get(at), profile, scores[at]);
            answers.add(select(scores[at], queries.get(at).count(), profile.isEmpty()));
        }
    }

    @Override
    public final Ranking<String> similarItems(String item, int count) {
        RecommendQuery.checkCount(count);
        int index = knownItem(item);
        float[] scores = new float[itemCount()];
        similarities(index, scores);
        scores[index] = NOT_SHOWN;
        return select(scores, count, false);
    }

    @Override
    public final List<Explanation> explainAll(RecommendQuery query, List<String> items) {
        int[] indexes = items.stream().mapToInt(this::knownItem).toArray();
        Profile profile = profileOf(query);
        IntFunction<Explanation> explainer =
                profile.isEmpty() ? item -> popularity.explain(items().id(item), item) : explainer(profile);
        return Arrays.stream(indexes).mapToObj(explainer).toList();
    }

    /** The items of a profile as reasons, in its order; {@code weights[at]} is the weight of the item at that place. */
    protected final List<Reason> reasonsOf(Profile profile, double[] weights) {
        List<Reason> reasons = new ArrayList<>(profile.size());
        for (int at = 0; at < profile.size(); at++) {
            reasons.add(new Reason(Reason.Kind.ITEM, items().id(profile.item(at)), weights[at]));
        }
        return reasons;
    }

    /** The number of a known item; one line that names it if it is not. */
    protected final int knownItem(String item) {
        int index = items().indexOf(item);
        if (index == Vocabulary.UNKNOWN) {
            throw new IllegalArgumentException(
                    "item '" + item + "' is not in the model's catalogue of " + itemCount() + " items");
        }
        return index;
    }

    private Profile profileOf(RecommendQuery query) {
        int user = query.user() == null ? Vocabulary.UNKNOWN : users().indexOf(query.user());
        Profile known = user == Vocabulary.UNKNOWN ? Profile.empty() : Profile.ofUser(interactions(), user);
        return query.basket().isEmpty() ? known : withBasket(known, query.basket());
    }

    private Profile withBasket(Profile known, List<Scored<String>> basket) {
        int[] basketItems = new int[basket.size()];
        float[] values = new float[basket.size()];
        int size = 0;
        for (Scored<String> entry : basket) {
            int item = items().indexOf(entry.item());
            if (item != Vocabulary.UNKNOWN) {
                basketItems[size] = item;
                values[size++] = Double.isNaN(entry.score()) ? likedValue() : (float) entry.score();
            }
        }
        return size == 0 ? known : known.with(Arrays.copyOf(basketItems, size), Arrays.copyOf(values, size));
    }

    private void filter(RecommendQuery query, Profile profile, float[] scores) {
        if (query.excludeSeen()) {
            for (int at = 0; at < profile.size(); at++) {
                scores[profile.item(at)] = NOT_SHOWN;
            }
        }
        for (String denied : query.denied()) {
            int item = items().indexOf(denied);
            if (item != Vocabulary.UNKNOWN) {
                scores[item] = NOT_SHOWN;
            }
        }
        if (query.allowed() != null) {
            keepOnly(query.allowed(), scores);
        }
        if (query.minimumScore() > Double.NEGATIVE_INFINITY) {
            for (int item = 0; item < scores.length; item++) {
                scores[item] = scores[item] < query.minimumScore() ? NOT_SHOWN : scores[item];
            }
        }
    }

    private void keepOnly(Set<String> allowed, float[] scores) {
        boolean[] kept = new boolean[scores.length];
        for (String id : allowed) {
            int item = items().indexOf(id);
            if (item != Vocabulary.UNKNOWN) {
                kept[item] = true;
            }
        }
        for (int item = 0; item < scores.length; item++) {
            scores[item] = kept[item] ? scores[item] : NOT_SHOWN;
        }
    }

    /** Best first; equal scores by item id, so that the order of the training rows never shows. */
    private Ranking<String> select(float[] scores, int count, boolean fallback) {
        int[] best = TopN.select(scores, count, (a, b) -> items().id(a).compareTo(items().id(b)));
        List<Scored<String>> entries = new ArrayList<>(best.length);
        for (int item : best) {
            entries.add(new Scored<>(items().id(item), scores[item]));
        }
        return new Ranking<>(entries, fallback);
    }
}
