package dev.redstart.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.redstart.common.bundle.Bundle;
import dev.redstart.common.bundle.BundleFormat;
import dev.redstart.common.bundle.Manifest;
import dev.redstart.common.data.Interactions;
import dev.redstart.common.model.Ranking;
import dev.redstart.common.model.Scored;
import dev.redstart.common.train.Run;
import dev.redstart.common.train.Trained;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What every recommender promises, whatever its algorithm. The test of an algorithm implements it and adds what is
 * special:
 *
 * <pre>{@code
 * class SvdTest implements RecommenderContract<SvdRecommender> {
 *     public RecommenderTrainer<SvdRecommender> trainer() { return new SvdTrainer(SMALL_DATA_SETTINGS); }
 *     public BundleFormat<SvdRecommender> format() { return new SvdFormat(); }
 * }
 * }</pre>
 */
public interface RecommenderContract<R extends Recommender> {
    /** The algorithm, with settings that can learn a checkerboard of 24 users and 24 items. */
    RecommenderTrainer<R> trainer();

    /** How its models are written. */
    BundleFormat<R> format();

    /** Whether it looks at who asks; popularity and biases do not. */
    default boolean isPersonal() {
        return true;
    }

    /** The checkerboard in the words of this algorithm. */
    default Interactions checkerboard() {
        return switch (trainer().task()) {
            case RATING -> Checkerboard.ratings();
            case RANKING -> Checkerboard.events();
        };
    }

    private R trained() {
        return trainer().train(checkerboard(), Run.seeded(1));
    }

    private static List<String> users() {
        return IntStream.range(0, Checkerboard.USERS)
                .mapToObj(Checkerboard::user)
                .toList();
    }

    private static List<RecommendQuery> everyone(int count) {
        return users().stream().map(user -> RecommendQuery.forUser(user, count)).toList();
    }

    @Test
    default void recommendsWhatTheUsersColourLikes() {
        Assumptions.assumeTrue(isPersonal(), "gives everybody the same");
        R model = trained();

        List<Ranking<String>> answers = model.recommendAll(everyone(Checkerboard.HIDDEN));

        int liked = 0;
        for (int user = 0; user < Checkerboard.USERS; user++) {
            String id = Checkerboard.user(user);
            liked += (int) answers.get(user).items().stream()
                    .filter(item -> Checkerboard.likes(id, item))
                    .count();
        }
        // Popularity is at one half: all items are equally popular.
        assertThat((double) liked / (Checkerboard.USERS * Checkerboard.HIDDEN)).isGreaterThan(0.9);
    }

    @Test
    default void recommendsForABasketWithoutAUser() {
        Assumptions.assumeTrue(isPersonal(), "gives everybody the same");
        List<String> basket =
                List.of(Checkerboard.item(0), Checkerboard.item(6), Checkerboard.item(12), Checkerboard.item(18));

        Ranking<String> answer = trained().recommend(RecommendQuery.forItems(basket, 4));

        assertThat(answer.fallback()).isFalse();
        assertThat(answer.items()).doesNotContainAnyElementsOf(basket);
        assertThat(answer.items()).allMatch(item -> Checkerboard.likes(Checkerboard.user(0), item));
    }

    @Test
    default void findsSimilarItemsOfTheSameColour() {
        Assumptions.assumeTrue(isPersonal(), "gives everybody the same");

        Ranking<String> similar = trained().similarItems(Checkerboard.item(8), 4);

        assertThat(similar.items()).hasSize(4).doesNotContain(Checkerboard.item(8));
        assertThat(similar.items()).allMatch(item -> Checkerboard.likes(Checkerboard.user(8), item));
    }

    @Test
    default void answersBestFirstAndEqualScoresById() {
        for (Ranking<String> answer : trained().recommendAll(everyone(Checkerboard.ITEMS))) {
            assertThat(answer.entries())
                    .isSortedAccordingTo(Comparator.comparingDouble((Scored<String> entry) -> -entry.score())
                            .thenComparing(Scored::item));
        }
    }

    @Test
    default void leavesOutWhatTheUserHasUnlessAskedFor() {
        Interactions data = checkerboard();
        R model = trainer().train(data, Run.seeded(1));
        List<String> seen = IntStream.range(0, data.size())
                .filter(row -> data.users().id(data.userOf(row)).equals(Checkerboard.user(0)))
                .mapToObj(row -> data.items().id(data.itemOf(row)))
                .toList();
        RecommendQuery query = RecommendQuery.forUser(Checkerboard.user(0), Checkerboard.ITEMS);

        List<String> unseen = model.recommend(query).items();
        List<String> all = model.recommend(query.withExcludeSeen(false)).items();

        assertThat(unseen).isNotEmpty().doesNotContainAnyElementsOf(seen);
        assertThat(all).containsAll(unseen).containsAnyElementsOf(seen);
    }

    @Test
    default void showsOnlyWhatIsAllowedAndNothingDenied() {
        R model = trained();
        RecommendQuery query = RecommendQuery.forUser(Checkerboard.user(0), Checkerboard.ITEMS);
        List<String> unfiltered = model.recommend(query).items();
        Set<String> some = Set.of(unfiltered.get(0), unfiltered.get(2), "never heard of");

        List<String> allowed = model.recommend(query.withAllowed(some)).items();
        List<String> rest = model.recommend(query.withDenied(some)).items();

        assertThat(allowed).containsExactly(unfiltered.get(0), unfiltered.get(2));
        assertThat(rest)
                .containsExactlyElementsOf(
                        unfiltered.stream().filter(item -> !some.contains(item)).toList());
        assertThat(model.recommend(query.withAllowed(Set.of())).entries()).isEmpty();
    }

    @Test
    default void leavesOutScoresBelowTheMinimum() {
        R model = trained();
        RecommendQuery query = RecommendQuery.forUser(Checkerboard.user(0), Checkerboard.ITEMS);
        List<Scored<String>> all = model.recommend(query).entries();
        double minimum = all.get(all.size() / 2).score();

        List<Scored<String>> kept =
                model.recommend(query.withMinimumScore(minimum)).entries();

        assertThat(kept)
                .isEqualTo(
                        all.stream().filter(entry -> entry.score() >= minimum).toList());
        assertThat(model.recommend(query.withMinimumScore(Double.POSITIVE_INFINITY))
                        .entries())
                .isEmpty();
    }

    @Test
    default void givesAtMostAsManyAsAskedFor() {
        R model = trained();
        RecommendQuery all = RecommendQuery.forUser(Checkerboard.user(0), RecommendQuery.MAX_COUNT);

        List<Scored<String>> three = model.recommend(all.withCount(3)).entries();

        assertThat(three).isEqualTo(model.recommend(all).entries().subList(0, 3));
        assertThat(model.recommend(all.withExcludeSeen(false)).entries()).hasSizeLessThanOrEqualTo(Checkerboard.ITEMS);
        assertThatThrownBy(() -> RecommendQuery.forUser("ann", 0))
                .hasMessage("count must be between 1 and 10000, got 0");
        assertThatThrownBy(() -> model.similarItems(Checkerboard.item(0), 1_000_000_000))
                .hasMessage("count must be between 1 and 10000, got 1000000000");
    }

    @Test
    default void givesTheMostPopularItemsToAnUnknownUserAndSaysSo() {
        Interactions data = InteractionsFixture.ratings(
                "ann>tea=4", "bob>tea=5", "cat>tea=3", "ann>jam=5", "bob>jam=4", "ann>ale=2");
        R model = trainer().train(data, Run.seeded(1));

        Ranking<String> answer = model.recommend(RecommendQuery.forUser("nobody", 3));

        assertThat(answer.fallback()).isTrue();
        assertThat(answer.items()).containsExactly("tea", "jam", "ale");
        assertThat(model.recommend(RecommendQuery.forItems(List.of("never heard of"), 3)))
                .isEqualTo(answer);
    }

    @Test
    default void predictsSomethingForUnknownIdsAndSaysSo() {
        R model = trained();

        List<Prediction> guesses = List.of(
                model.predict("nobody", Checkerboard.item(0)),
                model.predict(Checkerboard.user(0), "never heard of"),
                model.predict("nobody", "never heard of"));

        assertThat(guesses).allMatch(Prediction::fallback).allMatch(guess -> Double.isFinite(guess.value()));
        assertThat(model.knowsUser("nobody")).isFalse();
        assertThat(model.knowsItem("never heard of")).isFalse();
    }

    @Test
    default void namesAnUnknownItem() {
        R model = trained();

        String message = "item 'never heard of' is not in the model's catalogue of 24 items";

        assertThatThrownBy(() -> model.similarItems("never heard of", 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> model.explain(RecommendQuery.forUser(Checkerboard.user(0), 1), "never heard of"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    default void answersManyQueriesAsOneByOne() {
        R model = trained();
        List<RecommendQuery> queries = new ArrayList<>(everyone(5));
        queries.add(3, RecommendQuery.forUser("nobody", 2));
        queries.add(11, RecommendQuery.forItems(List.of(Checkerboard.item(1), Checkerboard.item(2)), 7));
        queries.add(RecommendQuery.forUser(Checkerboard.user(5), 9).withDenied(Set.of(Checkerboard.item(7))));

        List<Ranking<String>> together = model.recommendAll(queries);

        assertThat(together).isEqualTo(queries.stream().map(model::recommend).toList());
        assertThat(model.recommendAll(List.of())).isEmpty();
    }

    @Test
    default void predictsTheScoreThatItRanksByWithinTheScaleOfTheRatings() {
        R model = trained();
        boolean ratings = trainer().task() == RecommenderTrainer.Task.RATING;

        for (String user : users()) {
            for (Scored<String> entry : model.recommend(RecommendQuery.forUser(user, Checkerboard.ITEMS))
                    .entries()) {
                Prediction prediction = model.predict(user, entry.item());
                double expected = ratings ? Math.clamp(entry.score(), 1, 5) : entry.score();
                assertThat(prediction.value()).isCloseTo(expected, within(1e-4));
            }
        }
    }

    @Test
    default void explainsInNumbersThatAddUpToTheScore() {
        R model = trained();
        List<RecommendQuery> queries = new ArrayList<>(everyone(Checkerboard.ITEMS));
        queries.add(RecommendQuery.forUser("nobody", 3));
        queries.add(RecommendQuery.forItems(List.of(Checkerboard.item(1), Checkerboard.item(3)), 5));

        for (RecommendQuery query : queries) {
            for (Scored<String> entry : model.recommend(query).entries()) {
                assertAddsUp(model.explain(query, entry.item()), entry);
            }
        }
    }

    private static void assertAddsUp(Explanation explanation, Scored<String> entry) {
        double sum = explanation.base() + explanation.rest();
        for (Reason reason : explanation.reasons()) {
            sum += reason.weight();
        }
        assertThat(explanation.item()).isEqualTo(entry.item());
        assertThat(explanation.score()).isCloseTo(entry.score(), within(1e-4));
        assertThat(sum).isCloseTo(explanation.score(), within(1e-4));
        assertThat(explanation.reasons())
                .isSortedAccordingTo(Comparator.comparingDouble(reason -> -Math.abs(reason.weight())));
    }

    @Test
    default void learnsTheSameFromTheSameSeedOnAnyNumberOfThreads() {
        R model = trained();
        R again = trained();
        R onTwoThreads = trainer().train(checkerboard(), Run.seeded(1).withThreads(2));

        assertAnswersAlike(again, model);
        assertAnswersAlike(onTwoThreads, model);
    }

    @Test
    default void answersTheSameAfterWritingAndReading(@TempDir Path directory) {
        Trained<R> trained = trainer().fit(checkerboard(), Run.seeded(1));
        Manifest manifest = new Manifest(
                format().kind(), "contract", "1", Instant.EPOCH, trained.provenance(), null, Map.of(), Map.of());

        Bundle.write(directory.resolve("contract"), manifest, trained.model(), format());
        R read = Bundle.read(directory.resolve("contract"), format());

        assertThat(trained.model()).isInstanceOf(format().type());
        assertAnswersAlike(read, trained.model());
    }

    private static void assertAnswersAlike(Recommender actual, Recommender expected) {
        assertThat(actual.recommendAll(everyone(Checkerboard.ITEMS)))
                .isEqualTo(expected.recommendAll(everyone(Checkerboard.ITEMS)));
        RecommendQuery basket = RecommendQuery.forItems(List.of(Checkerboard.item(2), Checkerboard.item(5)), 5);
        assertThat(actual.recommend(basket)).isEqualTo(expected.recommend(basket));
        RecommendQuery first = RecommendQuery.forUser(Checkerboard.user(0), 1);
        for (int item = 0; item < Checkerboard.ITEMS; item++) {
            String id = Checkerboard.item(item);
            assertThat(actual.predict(Checkerboard.user(item), id))
                    .isEqualTo(expected.predict(Checkerboard.user(item), id));
            assertThat(actual.similarItems(id, 5)).isEqualTo(expected.similarItems(id, 5));
            assertThat(actual.explain(first, id)).isEqualTo(expected.explain(first, id));
        }
    }

    @Test
    default void survivesConstantRatings() {
        assertSensible(InteractionsFixture.ratings(
                "ann>tea=3", "ann>jam=3", "bob>tea=3", "bob>ale=3", "cat>jam=3", "cat>ale=3", "cat>tea=3"));
    }

    @Test
    default void survivesOneUser() {
        assertSensible(InteractionsFixture.ratings("ann>tea=5", "ann>jam=3", "ann>ale=1"));
    }

    @Test
    default void survivesOneItem() {
        assertSensible(InteractionsFixture.ratings("ann>tea=5", "bob>tea=3", "cat>tea=1"));
    }

    @Test
    default void survivesOneRating() {
        assertSensible(InteractionsFixture.ratings("ann>tea=4"));
    }

    @Test
    default void survivesIdsOfAllKinds() {
        assertSensible(
                InteractionsFixture.ratings("a b>\"q\"/x=5", "Ünal>茶=3", "a b>茶=2", "Ünal>\"q\"/x=1", "😀>a,b=4"));
    }

    @Test
    default void needsAtLeastOneInteraction() {
        Interactions nothing = InteractionsFixture.of();

        assertThatThrownBy(() -> trainer().train(nothing, Run.seeded(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("fixture has no interactions; a recommender needs at least one");
    }

    private void assertSensible(Interactions data) {
        R model = trainer().train(data, Run.seeded(1));
        List<String> askers = new ArrayList<>(data.users().ids());
        askers.add("nobody");
        for (String user : askers) {
            RecommendQuery query = RecommendQuery.forUser(user, 10).withExcludeSeen(false);
            for (Scored<String> entry : model.recommend(query).entries()) {
                assertThat(entry.score()).isFinite();
                assertAddsUp(model.explain(query, entry.item()), entry);
            }
            for (String item : data.items().ids()) {
                assertThat(model.predict(user, item).value()).isFinite();
                assertThat(model.similarItems(item, 10).entries()).allMatch(entry -> Double.isFinite(entry.score()));
            }
        }
        assertThat(model.userCount()).isEqualTo(data.users().size());
        assertThat(model.itemCount()).isEqualTo(data.items().size());
    }
}
