package dev.redstart.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.model.Scored;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the recommenders share, shown with the simplest of them. */
class ScoringRecommenderTest implements RecommenderContract<CoOccurrence> {
    @Override
    public RecommenderTrainer<CoOccurrence> trainer() {
        return new CoOccurrence.CoOccurrenceTrainer(new CoOccurrence.NoSettings());
    }

    @Override
    public BundleFormat<CoOccurrence> format() {
        return new CoOccurrence.CoOccurrenceFormat();
    }

    private static final Interactions DATA = InteractionsFixture.of(
            "ann>tea", "ann>jam", "bob>tea", "bob>jam", "bob>ale", "cat>tea", "cat>ale", "dan>tea");

    private final CoOccurrence model = CoOccurrence.of(DATA);

    @Test
    void ranksByScoreThenById() {
        Ranking<String> answer = model.recommend(RecommendQuery.forUser("dan", 5));

        // Dan has tea; two users have tea and ale, two tea and jam.
        assertThat(answer.entries()).containsExactly(new Scored<>("ale", 2.0), new Scored<>("jam", 2.0));
        assertThat(answer.fallback()).isFalse();
    }

    @Test
    void addsTheBasketToWhatTheUserHas() {
        RecommendQuery query = RecommendQuery.forUser("dan", 5).withBasket(List.of(new Scored<>("jam", 3)));

        Ranking<String> answer = model.recommend(query);

        // ale: tea 1 * 2 users in common + jam 3 * 1.
        assertThat(answer.entries()).containsExactly(new Scored<>("ale", 5.0));
    }

    @Test
    void takesTheBasketsValueWhereTheUserHasTheItemToo() {
        RecommendQuery query = RecommendQuery.forUser("dan", 1).withBasket(List.of(new Scored<>("tea", 10)));

        assertThat(model.recommend(query).entries()).containsExactly(new Scored<>("ale", 20.0));
    }

    @Test
    void leavesUnknownBasketItemsOut() {
        RecommendQuery query = RecommendQuery.forItems(List.of("never heard of", "jam"), 5);

        Ranking<String> answer = model.recommend(query);

        assertThat(answer.entries()).containsExactly(new Scored<>("tea", 2.0), new Scored<>("ale", 1.0));
        assertThat(answer.fallback()).isFalse();
    }

    @Test
    void filtersTheFallbackAnswerToo() {
        RecommendQuery query = RecommendQuery.forUser("nobody", 5).withDenied(Set.of("tea"));

        Ranking<String> answer = model.recommend(query);

        assertThat(answer).isEqualTo(new Ranking<>(List.of(new Scored<>("ale", 2.0), new Scored<>("jam", 2.0)), true));
    }

    @Test
    void explainsTheFallbackByPopularityAlone() {
        Explanation explanation = model.explain(RecommendQuery.forUser("nobody", 5), "tea");

        assertThat(explanation).isEqualTo(new Explanation("tea", 4, 4, List.of(), 0));
    }

    @Test
    void explainsByTheUsersOwnItems() {
        Explanation explanation = model.explain(RecommendQuery.forUser("ann", 5), "ale");

        assertThat(explanation.reasons())
                .containsExactly(new Reason(Reason.Kind.ITEM, "tea", 2), new Reason(Reason.Kind.ITEM, "jam", 1));
    }

    @Test
    void answersAsAModel() {
        RecommendQuery query = RecommendQuery.forUser("dan", 1);

        assertThat(model.answer(query)).isEqualTo(model.recommend(query));
    }

    @Test
    void answersNothingToAUserWhoHasEverything() {
        Ranking<String> answer = model.recommend(RecommendQuery.forUser("bob", 3));

        assertThat(answer).isEqualTo(new Ranking<>(List.of(), false));
    }
}
